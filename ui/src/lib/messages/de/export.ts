import type { TableName } from "../../domain/api.gen";
import { count } from "../format";
import { counting } from "../say";

const some = counting("de");

export const exporting = {
  table: "Tabelle",
  tables: {
    receipts: "Belege und Rechnungen",
    line_items: "Positionen",
    travel_documents: "Reisedokumente",
  } satisfies Record<TableName, string>,
  profiles: "Profile",
  profile: {
    neutral: "Neutrale CSV",
    excel: "Excel, Komma",
    "excel-semicolon": "Excel, Semikolon",
    "hledger-csv": "CSV für hledger",
  } as Record<string, string>,
  delimiter: { ",": "Komma", ";": "Semikolon", "\t": "Tabulator" } as Record<string, string>,
  profileHow: (delimiter: string, decimalMark: string) => `${delimiter}, 1234${decimalMark}50`,
  rows: (number: number) => some(number, "Zeile", "Zeilen"),
  unfinished: (number: number) => `${some(number, "wartet", "warten")} noch auf Sie.`,
  finished: "Jede Zeile ist belegt oder von Ihnen geprüft.",
  finishedOnly: "Nur fertige",
  only: (number: number) => `Nur die Auswahl (${count(number)})`,
  all: "Wieder alle Dokumente",
  preview: "Vorschau",
  shown: (shown: number, all: number) => `Zeile 1 bis ${count(shown)} von ${count(all)}`,
  row: "Zeile",
  none: "Kein Dokument fällt in diese Auswahl",
  noneHow: "Eine andere Tabelle oder einen längeren Zeitraum wählen oder unfertige Dokumente zulassen.",
  save: (number: number) => `${some(number, "Zeile", "Zeilen")} exportieren`,
  saved: (path: string, rows: number) => `${some(rows, "Zeile", "Zeilen")} in ${path} geschrieben`,
  options: {
    delimiter: "Trennzeichen",
    amounts: "Beträge",
    dates: "Datum",
    encoding: "Kodierung",
    formulas: "Formeln",
  },
  bom: "UTF-8 mit Byte-Order-Mark",
  utf8: "UTF-8",
  harmless: "unschädlich gemacht",
  loading: "Zeilen werden zusammengestellt",
};
