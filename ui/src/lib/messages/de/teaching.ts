import { count, seconds } from "../format";
import { counting } from "../say";

const some = counting("de");

/** Rules that were made from corrections. */
export const rules = {
  title: "Regeln",
  how: "Aus Ihren Korrekturen entstanden. Sie gelten für alles, was später gelesen wird; was Sie von Hand ändern, geht vor.",
  open: "Alle Regeln",
  offer: (says: string, who: string) => `Immer ${says} für ${who}?`,
  same: (vendor: string) => `Ist das derselbe Aussteller wie „${vendor}“?`,
  yes: "Ja",
  no: "Nein",
  always: "Immer",
  made: (says: string) => `Ab jetzt: ${says}.`,
  earlier: (number: number) =>
    `${some(number, "früheres Dokument weicht", "frühere Dokumente weichen")} davon ab.`,
  see: "Änderungen ansehen",
  undo: "Rückgängig",
  /** The vendor by what is printed. */
  printed: (name: string) => `„${name}“`,
  thisVendor: "diesen Aussteller",
  taxId: (number: string) => `Steuernummer ${number}`,
  iban: (number: string) => `Konto ${number}`,
  vendor: (name: string) => `„${name}“`,
  category: (name: string) => name,
  for: (who: string) => `für ${who}`,
  or: " oder ",
  since: (day: string) => `seit ${day}`,
  off: "Ausgeschaltet",
  counts: (says: string) => `${says} gilt`,
  edit: "Ändern",
  editNamed: (says: string) => `${says} ändern`,
  name: "Name",
  save: "Speichern",
  cancel: "Abbrechen",
  delete: "Löschen",
  deleteNamed: (says: string) => `${says} löschen`,
  deleted: (says: string) => `${says} ist keine Regel mehr. Was sie eingetragen hat, bleibt stehen.`,
  past: "Frühere Dokumente",
  pastNamed: (says: string) => `Frühere Dokumente und ${says}`,
  pastNone:
    "Kein früheres Dokument würde sich ändern. Was Sie selbst eingetragen oder bestätigt haben, bleibt.",
  would: (number: number) => `${some(number, "Dokument würde", "Dokumente würden")} sich ändern`,
  apply: (number: number) => `${some(number, "Dokument", "Dokumente")} ändern`,
  applied: (number: number) =>
    `${some(number, "Dokument", "Dokumente")} geändert. Lässt sich in einem Schritt rückgängig machen.`,
  nothing: "leer",
  becomes: "wird zu",
  none: "Es gibt noch keine Regeln",
  noneHow:
    "Auf der Werkbank den Namen eines Ausstellers korrigieren oder eine Kategorie eintragen: Vouch fragt dann einmal, ob das immer gilt.",
};

/** How well documents are read, judged by what the person did. */
export const meter = {
  title: "Wie gut für Sie gelesen wird",
  how: "Auf diesem Rechner aus Ihren eigenen Korrekturen gezählt und niemandem mitgeteilt.",
  tooEarly: "Noch lässt sich zu wenig sagen: Gezeigt wird es ab zwanzig übernommenen Dokumenten.",
  untouched: "Ohne Korrektur",
  untouchedHow: (times: number, of: number) => `${count(times)} von ${some(of, "Dokument", "Dokumenten")}`,
  time: "Ihre Zeit",
  timeHow: (time: number, of: number) =>
    `Die Hälfte von ${some(of, "Dokument", "Dokumenten")} hat Sie weniger als ${seconds(time)} gekostet.`,
  right: "Richtig gelesen",
  of: (times: number, of: number) => `${count(times)} von ${count(of)}`,
  field: "Feld",
  witness: {
    device: "Dieser Rechner",
    textract: "Amazon",
    text: "Text der Datei",
    einvoice: "E-Rechnung",
    rule: "Ihre Regeln",
    memory: "Frühere Dokumente",
  } as Record<string, string>,
};
