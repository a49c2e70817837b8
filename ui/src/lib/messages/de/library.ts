import type { SortBy } from "../../domain/api.gen";
import type { PeriodName } from "../../domain/period";
import { count } from "../format";
import { counting } from "../say";
import { witness } from "./witness";

const some = counting("de");

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
