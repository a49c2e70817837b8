import { count, seconds } from "../format";
import { counting } from "../say";

const some = counting("es");

/** Rules that were made from corrections. */
export const rules = {
  title: "Reglas",
  how: "Nacen de sus correcciones. Valen para lo que se lea después; lo que usted cambia a mano está por encima.",
  open: "Todas las reglas",
  offer: (says: string, who: string) => `¿Siempre ${says} para ${who}?`,
  same: (vendor: string) => `¿Es el mismo proveedor que «${vendor}»?`,
  yes: "Sí",
  no: "No",
  always: "Siempre",
  made: (says: string) => `De ahora en adelante: ${says}.`,
  earlier: (number: number) =>
    `${some(number, "documento anterior difiere", "documentos anteriores difieren")}.`,
  see: "Ver qué cambiaría",
  undo: "Deshacer",
  /** The vendor by what is printed. */
  printed: (name: string) => `«${name}»`,
  thisVendor: "este proveedor",
  taxId: (number: string) => `el ID fiscal ${number}`,
  iban: (number: string) => `la cuenta ${number}`,
  vendor: (name: string) => `«${name}»`,
  category: (name: string) => name,
  for: (who: string) => `para ${who}`,
  or: " o ",
  since: (day: string) => `desde el ${day}`,
  off: "Desactivada",
  counts: (says: string) => `Aplicar ${says}`,
  edit: "Editar",
  editNamed: (says: string) => `Editar ${says}`,
  name: "Nombre",
  save: "Guardar",
  cancel: "Dejar así",
  delete: "Eliminar",
  deleteNamed: (says: string) => `Eliminar ${says}`,
  deleted: (says: string) => `${says} ya no es una regla. Los documentos conservan lo que les dio.`,
  past: "Docs. anteriores",
  pastNamed: (says: string) => `Docs. anteriores y ${says}`,
  pastNone: "No cambiaría ningún documento anterior. Lo que usted indicó o confirmó se queda como está.",
  would: (number: number) => some(number, "documento cambiaría", "documentos cambiarían"),
  apply: (number: number) => `Cambiar ${some(number, "documento", "documentos")}`,
  applied: (number: number) =>
    `${some(number, "documento cambiado", "documentos cambiados")}. Basta con deshacer una vez.`,
  nothing: "vacío",
  becomes: "pasa a ser",
  none: "Aún no hay reglas",
  noneHow:
    "Corrija el nombre de un proveedor o indique una categoría en la mesa: Vouch pregunta entonces, una sola vez, si siempre es así.",
};

/** How well documents are read, judged by what the person did. */
export const meter = {
  title: "Con qué acierto lee para usted",
  how: "Se cuenta a partir de sus propias correcciones en este equipo y no se comunica a nadie.",
  tooEarly: "Aún hay muy poco que decir: se empieza con veinte documentos aceptados.",
  untouched: "Aceptado tal cual",
  untouchedHow: (times: number, of: number) => `${count(times)} de ${some(of, "documento", "documentos")}`,
  time: "Su tiempo",
  timeHow: (time: number, of: number) =>
    `En la mitad de ${some(of, "documento", "documentos")} tardó menos de ${seconds(time)}.`,
  right: "Correcto tal como se leyó",
  of: (times: number, of: number) => `${count(times)} de ${count(of)}`,
  field: "Campo",
  witness: {
    device: "Este equipo",
    textract: "Amazon",
    text: "Texto del archivo",
    einvoice: "Factura electrónica",
    rule: "Sus reglas",
    memory: "Documentos anteriores",
  } as Record<string, string>,
};
