import type { TableName } from "../../domain/api.gen";
import { count } from "../format";
import { counting } from "../say";

const some = counting("es");

export const exporting = {
  table: "Tabla",
  tables: {
    receipts: "Recibos y facturas",
    line_items: "Conceptos",
    travel_documents: "Documentos de viaje",
  } satisfies Record<TableName, string>,
  profiles: "Perfiles",
  profile: {
    neutral: "CSV neutro",
    excel: "Excel, coma",
    "excel-semicolon": "Excel, punto y coma",
    "hledger-csv": "CSV para hledger",
  } as Record<string, string>,
  delimiter: { ",": "coma", ";": "punto y coma", "\t": "tabulador" } as Record<string, string>,
  profileHow: (delimiter: string, decimalMark: string) => `${delimiter}, 1234${decimalMark}50`,
  rows: (number: number) => some(number, "fila", "filas"),
  unfinished: (number: number) => some(number, "sigue pendiente.", "siguen pendientes."),
  finished: "Todas las filas están verificadas o revisadas por usted.",
  finishedOnly: "Sin pendientes",
  only: (number: number) => (number === 1 ? "Solo el marcado" : `Solo los ${count(number)} marcados`),
  all: "Otra vez todos los documentos",
  preview: "Vista previa",
  shown: (shown: number, all: number) => `Filas 1 a ${count(shown)} de ${count(all)}`,
  row: "Fila",
  none: "Ningún documento entra en esta selección",
  noneHow: "Elija otra tabla, un periodo más amplio o incluya los documentos pendientes.",
  save: (number: number) => `Exportar ${some(number, "fila", "filas")}`,
  saved: (path: string, rows: number) => `${some(rows, "fila escrita", "filas escritas")} en ${path}`,
  options: {
    delimiter: "Separador",
    amounts: "Importes",
    dates: "Fechas",
    encoding: "Codificación",
    formulas: "Fórmulas",
  },
  bom: "UTF-8 con marca de orden de bytes",
  utf8: "UTF-8",
  harmless: "neutralizadas",
  loading: "Reuniendo filas",
};
