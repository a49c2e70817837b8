import type { TableName } from "../../domain/api.gen";
import { count } from "../format";
import { counting } from "../say";

const counted = counting("ms");
/** Malay has one form for every number. */
const some = (number: number, noun: string): string => counted(number, noun, noun);

export const exporting = {
  table: "Jadual",
  tables: {
    receipts: "Resit dan invois",
    line_items: "Item baris",
    travel_documents: "Dokumen perjalanan",
  } satisfies Record<TableName, string>,
  profiles: "Profil",
  profile: {
    neutral: "CSV neutral",
    excel: "Excel, koma",
    "excel-semicolon": "Excel, koma bertitik",
    "hledger-csv": "CSV untuk hledger",
  } as Record<string, string>,
  delimiter: { ",": "koma", ";": "koma bertitik", "\t": "tab" } as Record<string, string>,
  profileHow: (delimiter: string, decimalMark: string) => `${delimiter}, 1234${decimalMark}50`,
  rows: (number: number) => some(number, "baris"),
  unfinished: (number: number) => `${count(number)} masih menunggu anda.`,
  finished: "Setiap baris terbukti atau disemak oleh anda.",
  finishedOnly: "Selesai sahaja",
  only: (number: number) => `Hanya ${count(number)} yang dipilih`,
  all: "Kembali ke semua dokumen",
  preview: "Pratonton",
  shown: (shown: number, all: number) => `${count(shown)} baris pertama daripada ${count(all)}`,
  row: "Baris",
  none: "Tiada dokumen dalam pilihan ini",
  noneHow: "Pilih jadual lain, tempoh yang lebih panjang, atau sertakan dokumen yang belum selesai.",
  save: (number: number) => `Eksport ${some(number, "baris")}`,
  saved: (path: string, rows: number) => `${some(rows, "baris")} ditulis ke ${path}`,
  options: {
    delimiter: "Pemisah",
    amounts: "Amaun",
    dates: "Tarikh",
    encoding: "Pengekodan",
    formulas: "Formula",
  },
  bom: "UTF-8 dengan tanda tertib bait",
  utf8: "UTF-8",
  harmless: "dijadikan selamat",
  loading: "Mengumpulkan baris",
};
