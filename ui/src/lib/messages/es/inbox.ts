import type { ErrorCode, PileName } from "../../domain/api.gen";
import type { DraggedKind } from "../../platform/types";
import { count, percent, secondsLeft } from "../format";
import { counting } from "../say";
import { inSentence } from "./codes";

const some = counting("es");
const listed = new Intl.ListFormat("es", { type: "conjunction" });

export const drop = {
  title: (files: number) =>
    files > 0 ? `Suelte para leer ${some(files, "archivo", "archivos")}` : "Suelte para leer",
  promise: "Se copian en Vouch y se leen en este equipo.",
  here: "Leer en este equipo",
  hereHow: "No se envía nada.",
  amazon: "Leer con Amazon",
  amazonHow: "Se envían a su propia cuenta. Los pasaportes se quedan aquí.",
  kinds: {
    picture: (number: number) => some(number, "imagen", "imágenes"),
    pdf: (number: number) => `${count(number)} PDF`,
    archive: (number: number) => `${count(number)} ZIP`,
    other: (number: number) => some(number, "archivo o carpeta", "archivos o carpetas"),
  } satisfies Record<DraggedKind, (number: number) => string>,
  known: (names: string[]) =>
    names.length === 1
      ? `${names[0]} ya está en la biblioteca.`
      : `${count(names.length)} archivos ya están en la biblioteca.`,
  refused: (name: string, why: string) => `${name}: ${why}`,
  nothing: "No contenía ningún archivo.",
};

export const empty = {
  title: "Suelte aquí recibos, facturas o pasaportes",
  kinds: "Fotos, escaneos, PDF, una carpeta, un ZIP. Uno o trescientos.",
  choose: "Elegir archivos",
  read: "Leer",
  readHow: "cerca de un segundo por página",
  proved: "Verificar",
  provedHow: "sumas que cuadran, dígitos que concuerdan",
  needsReview: "Mirar",
  needsReviewHow: "solo se ve lo dudoso",
  csv: "CSV",
  csvHow: "para su asesor o su contabilidad",
  chooseAmazon: "Elegir archivos para Amazon",
  promise: "Lectura en este equipo. Sin cuenta y sin enviar nada.",
  promiseAmazon: "Lectura en este equipo, salvo que elija Amazon para lo que añada.",
};

export const inbox = {
  summary: (documents: number, waiting: number, reading: number, isAllLocal: boolean) => {
    if (documents === 0 && reading > 0) {
      const sentence = `${reading === 1 ? "Se está leyendo" : "Se están leyendo"} ${some(reading, "archivo", "archivos")}.`;
      return isAllLocal ? `${sentence} Nada ha salido de este equipo.` : sentence;
    }
    const need = waiting > 0 ? some(waiting, "pendiente", "pendientes") : "Ninguno pendiente";
    const sentence = `${some(documents, "documento", "documentos")} aquí. ${need}`;
    return isAllLocal ? `${sentence}; nada ha salido de este equipo.` : `${sentence}.`;
  },
  done: "Nada pendiente",
  doneHow: (accepted: number) =>
    some(
      accepted,
      "documento aceptado. Está en la biblioteca.",
      "documentos aceptados. Están en la biblioteca.",
    ),
  add: "Añadir",
  addAmazon: "Añadir para Amazon",
  withAmazon: "con Amazon",
  piles: "Pilas",
  pileCount: {
    reading: "en lectura",
    needs_review: "por mirar",
    needs_work: "a fondo",
    failed: "con error",
    checked: "revisados por usted",
    proved: "sin dudas",
  } satisfies Record<PileName | "reading", string>,
  readingHow: (left: number | null) =>
    left === null ? "puede seguir mientras tanto" : `cerca de ${secondsLeft(left)} más`,
  needsReviewHow: "hasta 3 paradas cada uno",
  needsWorkHow: "más de 3 paradas",
  failedHow: "cada uno dice qué hacer",
  checkedHow: "nada más que hacer",
  provedHow: "nada que hacer",
  review: (number: number) => `Revisar ${count(number)}`,
  accept: (number: number) => `Aceptar ${count(number)}`,
  cancelAll: "Cancelar todo",
  retryAll: "Releer todo",
  doing: (done: number, of: number) => `${count(done)} de ${some(of, "archivo", "archivos")}`,
  acceptSelected: "Aceptar",
  joinSelected: "Unir en uno",
  kindOf: "Tipo",
  chooseKind: "elegir",
  readAgain: "Releer",
  readAgainAmazon: "Con Amazon",
  more: "Más",
  exportSelected: "Exportar",
  joinOrder: "Las páginas siguen el orden en que se marcaron.",
  joinedOf: (names: string[]) => `Ahora es un solo documento: ${names.join(", luego ")}.`,
  joinedWithout: (fields: string[]) =>
    `No hubo sitio para lo que indicó como ${listed.format(fields.map(inSentence))}; al deshacer, vuelve.`,
  cancel: "Cancelar",
  waits: "en espera",
  /** Why a file waits for another time, in few words; the rest is said as any error. */
  held: {
    offline: "en espera de la red; luego sigue por sí solo",
    signed_out: "en espera de que usted entre",
    engine_busy: "Amazon está ocupado; se reintenta por sí solo",
  } as Partial<Record<ErrorCode, string>>,
  page: (page: number, pages: number) => `página ${count(page)} de ${count(pages)}`,
  progress: (done: number, left: number | null) =>
    left === null ? percent(done) : `${percent(done)}, ${secondsLeft(left)}`,
  stops: (number: number) => some(number, "parada", "paradas"),
  lookAt: (fields: string[]) => `Mirar ${listed.format(fields.map(inSentence))}`,
  glance: (fields: string[]) =>
    fields.length > 0
      ? `Ojear ${listed.format(fields.map(inSentence))}: lectura clara, sin verificar`
      : "Aquí nada se puede verificar; basta con mirarlo",
  preview: "Vista previa",
  open: "Abrir en la mesa",
  retry: "Releer",
  remove: "Quitar",
  selected: (number: number) => some(number, "marcado", "marcados"),
  select: (name: string) => `Marcar ${name}`,
  clear: "Desmarcar todo",
  delete: (number: number) => `Eliminar ${some(number, "documento", "documentos")}`,
  sure: (number: number) =>
    number === 1
      ? "¿Eliminar este documento y, con él, su archivo?"
      : `¿Eliminar estos ${count(number)} documentos y, con ellos, sus archivos?`,
  sureHow: "No se puede deshacer.",
  keep: "Conservar",
};
