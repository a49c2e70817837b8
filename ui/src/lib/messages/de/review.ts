import type { ActName } from "../../domain/api.gen";
import { count, percent, seconds } from "../format";
import { counting } from "../say";
import { witness } from "./witness";
import { inSentence } from "./codes";

const some = counting("de");
const listed = new Intl.ListFormat("de-DE", { type: "conjunction" });

export const bench = {
  of: (at: number, all: number) => `${count(at)} von ${count(all)}`,
  tally: (accepted: number, waiting: number) =>
    `${count(accepted)} übernommen, ${some(waiting, "wartet", "warten")} auf Sie`,
  page: "Seite",
  pages: "Seiten",
  pageOf: (at: number, all: number) => `Seite ${count(at)} von ${count(all)}`,
  picture: (page: number, name: string) => `Seite ${count(page)} von ${name}`,
  zoomIn: "Vergrößern",
  zoomOut: "Verkleinern",
  fit: "Seite einpassen",
  rotate: "Drehen",
  words: "Alle Wörter zeigen",
  ofFile: (at: number, all: number) => `Dokument ${count(at)} von ${count(all)} in dieser Datei`,
  splitBefore: (page: number) => `Neues Dokument ab Seite ${count(page)}`,
  cut: "Diese Seite in zwei Dokumente teilen",
  cutLine: "Wo ein Dokument endet und das nächste beginnt",
  cutAcross: (share: number) => `waagerecht, ${percent(share)} von oben`,
  cutDown: (share: number) => `senkrecht, ${percent(share)} von links`,
  cutHow: "Pfeile bewegen und drehen die Linie, Enter teilt, Esc lässt die Seite ganz",
  joinBefore: "Mit dem Dokument davor verbinden",
  joinAfter: "Mit dem Dokument danach verbinden",
  split: "Jetzt zwei Dokumente",
  joined: "Jetzt ein Dokument",
  joinedWithout: (fields: string[]) =>
    `Jetzt ein Dokument. Für Ihre Angaben zu ${listed.format(fields.map(inSentence))} war kein Platz; „Rückgängig“ holt sie zurück.`,
  noPicture: "Das Bild dieser Seite fehlt; ihre Felder sind erhalten.",
  fields: "Felder",
  kind: "Art",
  readBy: (engines: string[], time: number | null) =>
    `, ${listed.format(engines.map((engine) => witness[engine] ?? engine))}` +
    (time === null ? " gelesen" : ` in ${seconds(Math.max(time, 0.1))} gelesen`),
  readOn: (engine: string) => `${witness[engine] ?? engine} gelesen`,
  stops: (number: number) => (number === 0 ? "Keine Fragen" : some(number, "Frage", "Fragen")),
  accepted: "Übernommen",
  nothing: "nichts gefunden",
  offered: "Vorgeschlagen",
  offeredValue: (value: string) => `${value}?`,
  offeredHow: (key: string, why: string) => `${key} trägt es ein: ${why}.`,
  found: "Nichts gefunden. Eintippen, was gedruckt ist, oder bestätigen, dass nichts dasteht.",
  understood: "Verstanden als",
  orRather: "oder vielleicht",
  empties: "Leert das Feld",
  reader: (read: string) => `gelesen wurde ${read}`,
  readerNothing: "gelesen wurde nichts",
  byYou: "von Ihnen",
  lineItems: "Positionen",
  lines: (number: number) => some(number, "Zeile", "Zeilen"),
  linesSum: (number: number, sum: string | null) =>
    some(number, "Zeile", "Zeilen") + (sum === null ? "" : `, ${sum}`),
  sum: "Summe",
  addLine: "Neue Zeile",
  cell: (column: string, row: number) => `${column}, Zeile ${count(row)}`,
  equals: (field: string) => `gleich „${inSentence(field)}“`,
  off: (by: string, field: string) => `${by} Differenz zu „${inSentence(field)}“`,
  take: (field: string, value: string) => `${value} als ${field}`,
  takePrinted: (field: string, value: string) => `${field} wie gedruckt: ${value}`,
  takeSum: (field: string, value: string) => `${field} wie berechnet: ${value}`,
  keepBoth: "So lassen, mit Notiz",
  keptNote: (facts: string, fault: string) => `Wie gedruckt belassen: ${facts} ${fault}`,
  repairs: "Lösungen",
  taxLines: "Steuer je Satz",
  quantity: "Menge",
  description: "Bezeichnung",
  each: "Preis",
  amount: "Betrag",
  rate: "Satz",
  base: "Netto",
  add: "Weiteres Feld",
  confirmNext: (field: string) => `Bestätigen, weiter: ${field}`,
  confirmDocument: "Bestätigen, nächstes Dokument",
  confirmLast: "Bestätigen, fertig",
  nextDocument: "Nächstes Dokument",
  show: "30 s zeigen",
  hide: "Verdecken",
  hidden: "Die Nummer bleibt verdeckt, bis Sie sie anzeigen.",
  showing: (left: number) => `Noch ${seconds(left)} sichtbar`,
  accept: "Alles übernehmen",
  undo: "Rückgängig",
  redo: "Wiederholen",
  undone: "Rückgängig gemacht",
  redone: "Wiederholt",
  nothingToUndo: "Es gibt nichts rückgängig zu machen.",
  nothingToRedo: "Es gibt nichts zu wiederholen.",
  nothingRead: "Dort ist nichts zu lesen.",
  noPlace: "Dieses Feld hat keine Stelle auf der Seite: bitte einen Rahmen ziehen.",
  readingPlace: "Stelle wird gelesen",
  stated: (label: string, value: string, state: string, why: string) =>
    [label, value, `${state.toLowerCase()}${why ? `: ${why}` : ""}`].filter(Boolean).join(", "),
  back: "Zurück zum Eingang",
  sex: { M: "Männlich", F: "Weiblich", X: "Ohne Angabe" } as Record<string, string>,
};

export const duplicates = {
  title: "Zweimal dasselbe Dokument?",
  of: (at: number, all: number) => `${count(at)} von ${count(all)}`,
  number: (number: number) => some(number, "Duplikat", "Duplikate"),
  why: (values: boolean, picture: boolean) =>
    values && picture
      ? "Aussteller, Datum und Gesamtbetrag sind gleich, das Bild beinahe auch."
      : values
        ? "Aussteller, Datum und Gesamtbetrag sind gleich."
        : "Die Bilder sind beinahe gleich.",
  first: "Kam zuerst",
  second: "Kam später",
  facts: { title: "Aussteller", date: "Datum", total: "Gesamtbetrag", name: "Datei" },
  keepBoth: "Es sind zwei: beide behalten",
  remove: "Dieses löschen",
  sure: "Endgültig löschen",
  none: "Kein Dokument ist doppelt",
  noneHow: "Dateien mit genau gleichem Inhalt werden schon beim Ablegen erkannt.",
  mayBe: (title: string) => `Vielleicht dasselbe wie ${title}.`,
  compare: "Vergleichen",
};

export const history = {
  title: "Was gelesen und geändert wurde",
  read: "Gelesen",
  readBy: (engine: string) => witness[engine] ?? engine,
  saw: (words: number, values: number, version: string) =>
    [
      words > 0 ? some(words, "Wort", "Wörter") : "",
      values > 0 ? some(values, "Wert", "Werte") : "",
      `Version ${version}`,
    ]
      .filter(Boolean)
      .join(", "),
  changed: "Von Ihnen geändert",
  nothing: "Noch nichts.",
  acts: {
    correct: "korrigiert",
    confirm: "bestätigt",
    accept: "Dokument übernommen",
    set_kind: "Art",
    set_line_items: "Positionen geschrieben",
    set_tax_lines: "Steuerzeilen geschrieben",
    set_parts: "Seiten festgelegt",
    undo: "rückgängig gemacht",
  } satisfies Record<ActName, string>,
  fieldAct: (field: string, act: string) => `${field} ${act}`,
  undone: "Letzten Schritt rückgängig gemacht",
  empty: "nichts",
  restore: "Dahin zurück",
  asRead: "Wie gelesen",
  now: "Jetzt",
};
