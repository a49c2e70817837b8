import type { ActName } from "../../domain/api.gen";
import { count, percent, seconds } from "../format";
import { counting } from "../say";
import { witness } from "./witness";
import { inSentence } from "./codes";

const some = counting("es");
const listed = new Intl.ListFormat("es", { type: "conjunction" });

export const bench = {
  of: (at: number, all: number) => `${count(at)} de ${count(all)}`,
  tally: (accepted: number, waiting: number) =>
    `${some(accepted, "aceptado", "aceptados")}, ${some(waiting, "pendiente", "pendientes")}`,
  page: "Página",
  pages: "Páginas",
  pageOf: (at: number, all: number) => `página ${count(at)} de ${count(all)}`,
  picture: (page: number, name: string) => `Página ${count(page)} de ${name}`,
  zoomIn: "Acercar",
  zoomOut: "Alejar",
  fit: "Ajustar página",
  rotate: "Girar",
  words: "Ver todas las palabras",
  ofFile: (at: number, all: number) => `documento ${count(at)} de ${count(all)} en este archivo`,
  splitBefore: (page: number) => `Nuevo documento desde la página ${count(page)}`,
  cut: "Cortar esta página en dos documentos",
  cutLine: "Dónde termina un documento y empieza el siguiente",
  cutAcross: (share: number) => `horizontal, al ${percent(share)} desde arriba`,
  cutDown: (share: number) => `vertical, al ${percent(share)} desde la izquierda`,
  cutHow: "Las flechas mueven y giran la línea, Enter corta, Esc deja la página entera",
  joinBefore: "Unir con el documento anterior",
  joinAfter: "Unir con el documento siguiente",
  split: "Ahora son dos documentos",
  joined: "Ahora es un solo documento",
  joinedWithout: (fields: string[]) =>
    `Ahora es un solo documento. No hubo sitio para lo que indicó como ${listed.format(fields.map(inSentence))}; al deshacer, vuelve.`,
  noPicture: "La imagen de esta página ya no está; sus campos se conservan.",
  fields: "Campos",
  kind: "Tipo",
  readBy: (engines: string[], time: number | null) =>
    `, lectura ${listed.format(engines.map((engine) => witness[engine] ?? engine))}` +
    (time === null ? "" : ` en ${seconds(Math.max(time, 0.1))}`),
  readOn: (engine: string) => `leído ${witness[engine] ?? engine}`,
  stops: (number: number) => (number === 0 ? "Sin paradas" : some(number, "parada", "paradas")),
  accepted: "Aceptado",
  nothing: "no se encontró nada",
  offered: "Sugerido",
  offeredValue: (value: string) => `¿${value}?`,
  offeredHow: (key: string, why: string) => `${key} para usarlo: ${why}.`,
  found: "No se encontró nada. Escriba lo que está impreso o confirme que no hay nada.",
  understood: "Entendido como",
  orRather: "o quizá",
  empties: "Vacía el campo",
  reader: (read: string) => `el lector vio ${read}`,
  readerNothing: "el lector no encontró nada",
  byYou: "por usted",
  lineItems: "Conceptos",
  lines: (number: number) => some(number, "línea", "líneas"),
  linesSum: (number: number, sum: string | null) =>
    some(number, "línea", "líneas") + (sum === null ? "" : `, ${sum}`),
  sum: "Suma",
  addLine: "Añadir línea",
  cell: (column: string, row: number) => `${column}, línea ${count(row)}`,
  equals: (field: string) => `cuadra con «${field}»`,
  off: (by: string, field: string) => `${by} de diferencia con «${field}»`,
  take: (field: string, value: string) => `${value} como ${inSentence(field)}`,
  takePrinted: (field: string, value: string) => `${field} según lo impreso: ${value}`,
  takeSum: (field: string, value: string) => `${field} según el cálculo: ${value}`,
  keepBoth: "Dejar y anotar",
  keptNote: (facts: string, fault: string) => `Se deja como está impreso: ${facts} ${fault}`,
  repairs: "Arreglos",
  taxLines: "Desglose de impuestos",
  quantity: "Cant.",
  description: "Descripción",
  each: "Precio",
  amount: "Importe",
  rate: "%",
  base: "Base",
  add: "Añadir campo",
  confirmNext: (field: string) => `Confirmar, sigue: ${field}`,
  confirmDocument: "Confirmar, siguiente documento",
  confirmLast: "Confirmar, listo",
  nextDocument: "Siguiente documento",
  show: "Mostrar 30 s",
  hide: "Ocultar",
  hidden: "El número queda tapado hasta que usted lo pida.",
  showing: (left: number) => `Visible ${seconds(left)} más`,
  accept: "Aceptar documento",
  undo: "Deshacer",
  redo: "Rehacer",
  undone: "Deshecho",
  redone: "Rehecho",
  nothingToUndo: "No hay nada que deshacer.",
  nothingToRedo: "No hay nada que rehacer.",
  nothingRead: "Ahí no se puede leer nada.",
  noPlace: "Este campo no tiene lugar en la página: dibuje un recuadro donde esté.",
  readingPlace: "Leyendo ese lugar",
  stated: (label: string, value: string, state: string, why: string) =>
    [label, value, `${state.toLocaleLowerCase("es")}${why ? `: ${why}` : ""}`].filter(Boolean).join(", "),
  back: "Volver a la bandeja",
  sex: { M: "Masculino", F: "Femenino", X: "Sin especificar" } as Record<string, string>,
};

export const duplicates = {
  title: "¿El mismo documento dos veces?",
  of: (at: number, all: number) => `${count(at)} de ${count(all)}`,
  number: (number: number) => some(number, "duplicado", "duplicados"),
  why: (values: boolean, picture: boolean): string =>
    values && picture
      ? "Proveedor, fecha y total son iguales, y la imagen casi también."
      : values
        ? "Proveedor, fecha y total son iguales."
        : "Las imágenes son casi iguales.",
  first: "Llegó antes",
  second: "Llegó después",
  facts: { title: "Proveedor", date: "Fecha", total: "Total", name: "Archivo" },
  keepBoth: "Son dos: conservar ambos",
  remove: "Eliminar este",
  sure: "Eliminar del todo",
  none: "Ningún documento está dos veces",
  noneHow: "Los archivos con los mismos bytes se reconocen al soltarlos.",
  mayBe: (title: string) => `Puede ser el mismo que ${title}.`,
  compare: "Comparar",
};

export const history = {
  title: "Lo leído y lo cambiado",
  read: "Leído",
  readBy: (engine: string) => witness[engine] ?? engine,
  saw: (words: number, values: number, version: string) =>
    [
      words > 0 ? some(words, "palabra", "palabras") : "",
      values > 0 ? some(values, "valor", "valores") : "",
      `versión ${version}`,
    ]
      .filter(Boolean)
      .join(", "),
  changed: "Cambiado por usted",
  nothing: "Nada todavía.",
  acts: {
    correct: "Corrección",
    confirm: "Confirmación",
    accept: "Documento aceptado",
    set_kind: "Tipo",
    set_line_items: "Conceptos escritos",
    set_tax_lines: "Desglose de impuestos escrito",
    set_parts: "Páginas indicadas",
    undo: "Deshecho",
  } satisfies Record<ActName, string>,
  fieldAct: (field: string, act: string) => `${act} de ${inSentence(field)}`,
  undone: "Último cambio deshecho",
  empty: "nada",
  restore: "Volver a esto",
  asRead: "Tal como se leyó",
  now: "Ahora",
};
