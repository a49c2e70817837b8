import type { PileName, ReviewName, VerdictName } from "../../domain/api.gen";

export const verdict: Record<VerdictName, string> = {
  proved: "Verificado",
  likely: "Probable",
  doubtful: "Dudoso",
  missing: "Falta",
};

export const review: Record<Exclude<ReviewName, "untouched">, string> = {
  confirmed: "Confirmado",
  corrected: "Corregido",
};

export const pile: Record<PileName | "reading", string> = {
  reading: "En lectura",
  needs_review: "Por mirar",
  needs_work: "A fondo",
  failed: "Con error",
  checked: "Revisado por usted",
  proved: "Sin dudas",
};

export const app = {
  inbox: "Bandeja",
  columns: "Columnas",
  library: "Biblioteca",
  export: "Exportar",
  settings: "Ajustes",
  screens: "Pantallas",
  local: "Lectura en este equipo",
  localUnless: "Lectura aquí, salvo que elija Amazon",
  allKeys: "Teclas",
  close: "Cerrar",
  dismiss: "Descartar",
  again: "Reintentar",
  loading: "Abriendo la biblioteca",
};
