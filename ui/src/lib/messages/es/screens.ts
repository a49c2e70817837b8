import type { DraggedKind } from "../../platform/types";
import type {
  ActName,
  ErrorCode,
  PileName,
  ReviewName,
  SortBy,
  Theme,
  VerdictName,
} from "../../domain/api.gen";
import type { PeriodName } from "../../domain/period";
import { count, percent, seconds, secondsLeft } from "../format";
import { counting } from "../say";
import { inSentence } from "./codes";

const some = counting("es");
const listed = new Intl.ListFormat("es", { type: "conjunction" });

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

/** Who read a document, by the name of the engine. */
const witness: Record<string, string> = {
  device: "en este equipo",
  textract: "con Amazon",
  text: "según el texto del archivo",
  einvoice: "según la factura electrónica del archivo",
  second_look: "de nuevo con otro modelo",
  code: "según el código QR de la página",
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
      const said = `${reading === 1 ? "Se está leyendo" : "Se están leyendo"} ${some(reading, "archivo", "archivos")}.`;
      return isAllLocal ? `${said} Nada ha salido de este equipo.` : said;
    }
    const need = waiting > 0 ? some(waiting, "pendiente", "pendientes") : "Ninguno pendiente";
    const said = `${some(documents, "documento", "documentos")} aquí. ${need}`;
    return isAllLocal ? `${said}; nada ha salido de este equipo.` : `${said}.`;
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

export const columns = {
  field: "Campo",
  pile: "Pila",
  anyPile: "Todas",
  groups: {
    odd: "Primero lo raro",
    likely: "Probable",
    proved: "Verificado",
    settled: "Resuelto por usted",
  },
  how: "escriba para corregir, flechas para moverse",
  cell: (field: string, title: string, state: string) =>
    `${field}, ${title}, ${state.toLocaleLowerCase("es")}`,
  tally: (cells: number, accepted: number) =>
    `${some(cells, "documento", "documentos")}, ${some(accepted, "resuelto", "resueltos")}`,
  acceptRow: "Aceptar esta fila",
  acceptRest: "Aceptar el resto de la pantalla",
  keep: "Guardar, seguir",
  none: "Ningún documento tiene este campo",
  noneHow: "Elija otro campo, un periodo más amplio o todas las pilas.",
  loading: "Reuniendo la columna",
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

export const period = {
  label: "Periodo",
  names: {
    any: "Cualquiera",
    thisMonth: "Este mes",
    lastMonth: "Mes pasado",
    thisQuarter: "Este trimestre",
    lastQuarter: "Trimestre pasado",
    thisYear: "Este año",
    lastYear: "Año pasado",
  } satisfies Record<PeriodName, string>,
  other: "Otro",
  from: "Desde",
  to: "Hasta",
  placeholder: "2026-01-31",
  how: "Un día, un mes o un año: 2026-01-31, 2026-01 o 2026",
};

export const library = {
  search: "Buscar en texto y campos",
  clear: "Borrar",
  found: (number: number, searched: boolean) =>
    searched
      ? some(number, "documento encontrado, en texto y campos", "documentos encontrados, en texto y campos")
      : some(number, "documento", "documentos"),
  kind: "Tipo",
  anyKind: "Todos",
  sort: "Orden",
  sorts: {
    date: "Más recientes",
    added: "Últimos añadidos",
    title: "Nombre, A a Z",
    total: "Mayor total",
  } satisfies Record<SortBy, string>,
  date: "Fecha",
  title: "Proveedor o nombre",
  file: "Archivo",
  state: "Estado",
  total: "Total",
  documents: "Documentos",
  none: "Ningún documento tiene estas palabras",
  noneHow: "Pruebe con menos palabras o con un periodo más amplio.",
  nothing: "La biblioteca está vacía",
  nothingHow:
    "Todo lo que se suelta en la bandeja se guarda aquí, y se encuentra por cualquiera de sus palabras.",
  toInbox: "Ir a la bandeja",
  pile: "Pila",
  anyPile: "Todas",
  vendor: "Proveedor",
  anyVendor: "Todos",
  category: "Categoría",
  anyCategory: "Todas",
  engine: "Lectura",
  anyEngine: "Cualquiera",
  readBy: (engine: string) => witness[engine] ?? engine,
  numbered: (name: string, number: number) => `${name} (${count(number)})`,
  clearAll: "Sin filtros",
  set: "Cambiar",
  to: "a",
  value: "Valor",
  apply: (number: number) => `Cambiar en ${some(number, "documento", "documentos")}`,
  setHow: "Basta con deshacer una vez.",
  selectedIn: (currency: string) => `lo marcado, ${currency}`,
  accepted: "Aceptado",
  totals: "Totales",
  totalOf: (currency: string, number: number) => `${currency}, ${count(number)}`,
  loading: "Buscando",
};

export const settings = {
  appearance: "Apariencia",
  appearanceHow: "Los documentos conservan su propio papel en todos los temas.",
  themes: {
    system: "Como el sistema",
    light: "Claro",
    dark: "Oscuro",
    hc: "Alto contraste, claro",
    "hc-dark": "Alto contraste, oscuro",
  } satisfies Record<Theme, string>,
  language: "Idioma",
  languageHow: "Las fechas y los importes lo siguen. Lo exportado queda como dice su perfil.",
  languageSystem: "Como el sistema",
  libraryHow:
    "Los originales, las lecturas y los campos están en una carpeta de este equipo. Para tener una copia de seguridad, cópiela.",
  folder: "Carpeta",
  reader: "Lector",
  about: "Acerca de",
  version: "Versión",
  license: "Licencia",
  licenseHow: "Apache 2.0",
  network: "Red",
  readers: { device: "En este equipo", textract: "Amazon Textract" } as Record<string, string>,
  networkHow: "Vouch no abre ninguna conexión.",
  networkAmazon: "Vouch habla con su propia cuenta de Amazon y con nadie más.",
  keys: "Teclas",
  keysHow: "Elija una tecla y pulse otra. Escape la deja como está.",
  keysPress: "Pulse una tecla",
  keysNone: "Ninguna",
  keysTaken: (other: string) => `también: ${other}`,
  keysOwn: (name: string) => `Restablecer la tecla de: ${name}`,
  keysOwnAll: "Restablecer las teclas",
  keysOf: (name: string) => `Cambiar la tecla de: ${name}`,
};
