import type { ErrorCode, PileName } from "../../domain/api.gen";
import type { DraggedKind } from "../../platform/types";
import { count, percent, secondsLeft } from "../format";
import { counting } from "../say";
import { inSentence } from "./codes";

const some = counting("de");
const listed = new Intl.ListFormat("de-DE", { type: "conjunction" });

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
      const sentence = `${some(reading, "Datei wird", "Dateien werden")} gelesen.`;
      return isAllLocal ? `${sentence} Nichts hat diesen Rechner verlassen.` : sentence;
    }
    const need = waiting > 0 ? `${some(waiting, "wartet", "warten")} auf Sie` : "Keines wartet auf Sie";
    const sentence = `${some(documents, "Dokument", "Dokumente")} hier. ${need}`;
    return isAllLocal ? `${sentence}; nichts hat diesen Rechner verlassen.` : `${sentence}.`;
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
