import type { TableName } from "../../domain/api.gen";
import { count } from "../format";
import { counting } from "../say";

const some = counting("en");

export const exporting = {
  table: "Table",
  tables: {
    receipts: "Receipts and invoices",
    line_items: "Line items",
    travel_documents: "Travel documents",
  } satisfies Record<TableName, string>,
  profiles: "Profiles",
  profile: {
    neutral: "Neutral CSV",
    excel: "Excel, comma",
    "excel-semicolon": "Excel, semicolon",
    "hledger-csv": "CSV for hledger",
  } as Record<string, string>,
  delimiter: { ",": "comma", ";": "semicolon", "\t": "tab" } as Record<string, string>,
  profileHow: (delimiter: string, decimalMark: string) => `${delimiter}, 1234${decimalMark}50`,
  rows: (number: number) => some(number, "row", "rows"),
  unfinished: (number: number) => `${count(number)} still ${number === 1 ? "needs" : "need"} you.`,
  finished: "Every row is proved or was checked by you.",
  finishedOnly: "Finished only",
  only: (number: number) => `Only the ${count(number)} selected`,
  all: "All documents again",
  preview: "Preview",
  shown: (shown: number, all: number) => `The first ${count(shown)} of ${count(all)} rows`,
  row: "Row",
  none: "No document falls into this choice",
  noneHow: "Choose another table, a wider period, or let unfinished documents in.",
  save: (number: number) => `Export ${some(number, "row", "rows")}`,
  saved: (path: string, rows: number) => `${some(rows, "row", "rows")} written to ${path}`,
  options: {
    delimiter: "Delimiter",
    amounts: "Amounts",
    dates: "Dates",
    encoding: "Encoding",
    formulas: "Formulas",
  },
  bom: "UTF-8 with byte order mark",
  utf8: "UTF-8",
  harmless: "made harmless",
  loading: "Gathering rows",
};
