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

const some = counting("de");
const listed = new Intl.ListFormat("de-DE", { type: "conjunction" });

export const verdict: Record<VerdictName, string> = {
  proved: "Belegt",
  likely: "Wahrscheinlich",
  doubtful: "Zweifelhaft",
  missing: "Fehlt",
};

export const review: Record<Exclude<ReviewName, "untouched">, string> = {
  confirmed: "Bestätigt",
  corrected: "Korrigiert",
};

export const pile: Record<PileName | "reading", string> = {
  reading: "In Arbeit",
  needs_review: "Ansehen",
  needs_work: "Schwierig",
  failed: "Fehlgeschlagen",
  checked: "Von Ihnen geprüft",
  proved: "Belegt",
};

/** Who read a document, by the name of the engine. */
const witness: Record<string, string> = {
  device: "auf diesem Rechner",
  textract: "mit Amazon",
  text: "aus dem Text der Datei",
  einvoice: "aus der E-Rechnung in der Datei",
  second_look: "noch einmal mit anderer Texterkennung",
  code: "aus dem QR-Code auf der Seite",
};

export const app = {
  inbox: "Eingang",
  columns: "Spalten",
  library: "Archiv",
  export: "Export",
  settings: "Einstellungen",
  screens: "Ansichten",
  local: "Auf diesem Rechner gelesen",
  localUnless: "Hier gelesen, außer Sie wählen Amazon",
  allKeys: "Alle Tasten",
  close: "Schließen",
  dismiss: "Ausblenden",
  again: "Noch einmal",
  loading: "Archiv wird geöffnet",
};

export const drop = {
  title: (files: number) =>
    files > 0 ? `Loslassen, um ${some(files, "Datei", "Dateien")} zu lesen` : "Loslassen zum Lesen",
  promise: "Alles wird in Vouch kopiert und auf diesem Rechner gelesen.",
  here: "Auf diesem Rechner lesen",
  hereHow: "Nichts wird gesendet.",
  amazon: "Mit Amazon lesen",
  amazonHow: "Geht an Ihr eigenes Konto. Reisepässe bleiben hier.",
  kinds: {
    picture: (number: number) => some(number, "Bild", "Bilder"),
    pdf: (number: number) => `${count(number)} PDF`,
    archive: (number: number) => `${count(number)} ZIP`,
    other: (number: number) => some(number, "Datei oder Ordner", "Dateien oder Ordner"),
  } satisfies Record<DraggedKind, (number: number) => string>,
  known: (names: string[]) =>
    names.length === 1
      ? `${names[0]} ist schon im Archiv.`
      : `${count(names.length)} Dateien sind schon im Archiv.`,
  refused: (name: string, why: string) => `${name}: ${why}`,
  nothing: "Darin war keine Datei.",
};

export const empty = {
  title: "Belege, Rechnungen oder Reisepässe hier ablegen",
  kinds: "Fotos, Scans, PDF, ein Ordner, ein ZIP. Eines oder dreihundert.",
  choose: "Dateien wählen",
  read: "Lesen",
  readHow: "etwa eine Sekunde je Seite",
  proved: "Belegt",
  provedHow: "Summen und Prüfziffern stimmen",
  needsReview: "Ansehen",
  needsReviewHow: "Sie sehen nur, was zweifelhaft ist",
  csv: "CSV",
  csvHow: "für Steuerberatung oder Buchhaltung",
  chooseAmazon: "Dateien für Amazon wählen",
  promise: "Auf diesem Rechner gelesen. Kein Konto, nichts wird gesendet.",
  promiseAmazon: "Auf diesem Rechner gelesen, sofern Sie für eine Datei nicht Amazon wählen.",
};

export const inbox = {
  summary: (documents: number, waiting: number, reading: number, isAllLocal: boolean) => {
    if (documents === 0 && reading > 0) {
      const said = `${some(reading, "Datei wird", "Dateien werden")} gelesen.`;
      return isAllLocal ? `${said} Nichts hat diesen Rechner verlassen.` : said;
    }
    const need = waiting > 0 ? `${some(waiting, "wartet", "warten")} auf Sie` : "Keines wartet auf Sie";
    const said = `${some(documents, "Dokument", "Dokumente")} hier. ${need}`;
    return isAllLocal ? `${said}; nichts hat diesen Rechner verlassen.` : `${said}.`;
  },
  done: "Nichts wartet auf Sie",
  doneHow: (accepted: number) =>
    `${some(accepted, "Dokument", "Dokumente")} übernommen und im Archiv zu finden.`,
  add: "Hinzufügen",
  addAmazon: "Für Amazon wählen",
  withAmazon: "mit Amazon",
  piles: "Stapel",
  pileCount: {
    reading: "in Arbeit",
    needs_review: "ansehen",
    needs_work: "schwierig",
    failed: "fehlgeschlagen",
    checked: "von Ihnen geprüft",
    proved: "belegt",
  } satisfies Record<PileName | "reading", string>,
  readingHow: (left: number | null) =>
    left === null ? "Sie können inzwischen weitermachen" : `noch etwa ${secondsLeft(left)}`,
  needsReviewHow: "je bis zu 3 Fragen",
  needsWorkHow: "mehr als 3 Fragen",
  failedHow: "bei jeder steht, was zu tun ist",
  checkedHow: "nichts mehr zu tun",
  provedHow: "nichts zu tun",
  review: (number: number) => `${count(number)} prüfen`,
  accept: (number: number) => `${count(number)} übernehmen`,
  cancelAll: "Alle abbrechen",
  retryAll: "Alle neu lesen",
  doing: (done: number, of: number) => `${count(done)} von ${some(of, "Datei", "Dateien")}`,
  acceptSelected: "Übernehmen",
  joinSelected: "Verbinden",
  kindOf: "Art",
  chooseKind: "wählen",
  readAgain: "Neu lesen",
  readAgainAmazon: "Mit Amazon",
  more: "Mehr",
  exportSelected: "Export",
  joinOrder: "Die Seiten folgen einander in der Reihenfolge der Auswahl.",
  joinedOf: (names: string[]) => `Jetzt ein Dokument: ${names.join(", dann ")}.`,
  joinedWithout: (fields: string[]) =>
    `Für Ihre Angaben zu ${listed.format(fields.map(inSentence))} war kein Platz; „Rückgängig“ holt sie zurück.`,
  cancel: "Abbrechen",
  waits: "wartet",
  /** Why a file waits for another time, in few words; the rest is said as any error. */
  held: {
    offline: "wartet auf das Netz, geht dann von selbst weiter",
    signed_out: "wartet, bis Sie sich anmelden",
    engine_busy: "Amazon ist ausgelastet; neuer Versuch von selbst",
  } as Partial<Record<ErrorCode, string>>,
  page: (page: number, pages: number) => `Seite ${count(page)} von ${count(pages)}`,
  progress: (done: number, left: number | null) =>
    left === null ? percent(done) : `${percent(done)}, ${secondsLeft(left)}`,
  stops: (number: number) => some(number, "Frage", "Fragen"),
  lookAt: (fields: string[]) => `${listed.format(fields.map(inSentence))} ansehen`,
  glance: (fields: string[]) =>
    fields.length > 0
      ? `${listed.format(fields.map(inSentence))} kurz ansehen: deutlich gelesen, nicht belegt`
      : "Hier lässt sich nichts belegen; ein Blick genügt",
  preview: "Vorschau",
  open: "Zur Werkbank",
  retry: "Neu lesen",
  remove: "Entfernen",
  selected: (number: number) => `${count(number)} ausgewählt`,
  select: (name: string) => `${name} auswählen`,
  clear: "Auswahl aufheben",
  delete: (number: number) => `${some(number, "Dokument", "Dokumente")} löschen`,
  sure: (number: number) =>
    number === 1
      ? "Dieses Dokument und seine Datei löschen?"
      : `Diese ${count(number)} Dokumente und ihre Dateien löschen?`,
  sureHow: "Das lässt sich nicht rückgängig machen.",
  keep: "Behalten",
};

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

export const columns = {
  field: "Feld",
  pile: "Stapel",
  anyPile: "Alle Stapel",
  groups: {
    odd: "Auffällige zuerst",
    likely: "Wahrscheinlich",
    proved: "Belegt",
    settled: "Von Ihnen erledigt",
  },
  how: "tippen zum Korrigieren, Pfeile zum Bewegen",
  cell: (field: string, title: string, state: string) => `${field}, ${title}, ${state.toLowerCase()}`,
  tally: (cells: number, accepted: number) =>
    `${some(cells, "Dokument", "Dokumente")}, ${count(accepted)} erledigt`,
  acceptRow: "Zeile übernehmen",
  acceptRest: "Rest des Bildschirms übernehmen",
  keep: "Eintragen, weiter",
  none: "Kein Dokument hat dieses Feld",
  noneHow: "Ein anderes Feld, einen längeren Zeitraum oder alle Stapel wählen.",
  loading: "Spalte wird zusammengestellt",
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

export const period = {
  label: "Zeitraum",
  names: {
    any: "Unbegrenzt",
    thisMonth: "Dieser Monat",
    lastMonth: "Letzter Monat",
    thisQuarter: "Dieses Quartal",
    lastQuarter: "Letztes Quartal",
    thisYear: "Dieses Jahr",
    lastYear: "Letztes Jahr",
  } satisfies Record<PeriodName, string>,
  other: "Anderer",
  from: "Von",
  to: "Bis",
  placeholder: "2026-01-31",
  how: "Ein Tag, ein Monat oder ein Jahr: 2026-01-31, 2026-01 oder 2026",
};

export const library = {
  search: "In Text und Feldern suchen",
  clear: "Leeren",
  found: (number: number, searched: boolean) =>
    searched
      ? `${some(number, "Dokument", "Dokumente")} gefunden, in Text und Feldern`
      : some(number, "Dokument", "Dokumente"),
  kind: "Art",
  anyKind: "Alle Arten",
  sort: "Sortierung",
  sorts: {
    date: "Neueste zuerst",
    added: "Zuletzt hinzugefügt",
    title: "Name, A bis Z",
    total: "Höchster Gesamtbetrag",
  } satisfies Record<SortBy, string>,
  date: "Datum",
  title: "Aussteller, Name",
  file: "Datei",
  state: "Stand",
  total: "Gesamtbetrag",
  documents: "Dokumente",
  none: "Kein Dokument enthält diese Wörter",
  noneHow: "Weniger Wörter oder einen längeren Zeitraum versuchen.",
  nothing: "Das Archiv ist leer",
  nothingHow:
    "Alles, was Sie im Eingang ablegen, bleibt hier erhalten und ist über jedes Wort darauf wiederzufinden.",
  toInbox: "Zum Eingang",
  pile: "Stapel",
  anyPile: "Alle Stapel",
  vendor: "Aussteller",
  anyVendor: "Alle Aussteller",
  category: "Kategorie",
  anyCategory: "Alle Kategorien",
  engine: "Gelesen",
  anyEngine: "Beliebig",
  readBy: (engine: string) => witness[engine] ?? engine,
  numbered: (name: string, number: number) => `${name} (${count(number)})`,
  clearAll: "Zurücksetzen",
  set: "Setzen",
  to: "auf",
  value: "Wert",
  apply: (number: number) => `In ${some(number, "Dokument", "Dokumenten")} setzen`,
  setHow: "Lässt sich in einem Schritt rückgängig machen.",
  selectedIn: (currency: string) => `ausgewählt, ${currency}`,
  accepted: "Übernommen",
  totals: "Summen",
  totalOf: (currency: string, number: number) => `${currency}, ${count(number)}`,
  loading: "Suche läuft",
};

export const settings = {
  appearance: "Darstellung",
  appearanceHow: "Dokumente behalten in jeder Darstellung ihr eigenes Papier.",
  themes: {
    system: "Wie das System",
    light: "Hell",
    dark: "Dunkel",
    hc: "Hoher Kontrast, hell",
    "hc-dark": "Hoher Kontrast, dunkel",
  } satisfies Record<Theme, string>,
  language: "Sprache",
  languageHow: "Datum und Beträge richten sich danach. Der Export bleibt, wie sein Profil es vorgibt.",
  languageSystem: "Wie das System",
  libraryHow:
    "Originale, Gelesenes und Felder liegen in einem Ordner auf diesem Rechner. Zum Sichern genügt eine Kopie davon.",
  folder: "Ordner",
  reader: "Texterkennung",
  about: "Über Vouch",
  version: "Version",
  license: "Lizenz",
  licenseHow: "Apache 2.0",
  network: "Netz",
  readers: { device: "Auf diesem Rechner", textract: "Amazon Textract" } as Record<string, string>,
  networkHow: "Vouch öffnet keine Verbindung.",
  networkAmazon: "Vouch spricht mit Ihrem eigenen Amazon-Konto und mit niemandem sonst.",
  keys: "Tasten",
  keysHow: "Eine Taste wählen, dann eine andere drücken. Esc lässt alles, wie es ist.",
  keysPress: "Taste drücken",
  keysNone: "Keine",
  keysTaken: (other: string) => `auch: ${other}`,
  keysOwn: (name: string) => `Taste zurücksetzen: ${name}`,
  keysOwnAll: "Alle Tasten zurücksetzen",
  keysOf: (name: string) => `Taste ändern: ${name}`,
};
