import type { SortBy } from "../../domain/api.gen";
import type { PeriodName } from "../../domain/period";
import { count } from "../format";
import { counting } from "../say";
import { witness } from "./witness";

const counted = counting("ms");
/** Malay has one form for every number. */
const some = (number: number, noun: string): string => counted(number, noun, noun);

export const columns = {
  field: "Medan",
  pile: "Kumpulan",
  anyPile: "Semua kumpulan",
  groups: {
    odd: "Yang ganjil dahulu",
    likely: "Munasabah",
    proved: "Terbukti",
    settled: "Selesai oleh anda",
  },
  how: "taip untuk membetulkan, anak panah untuk bergerak",
  cell: (field: string, title: string, state: string) => `${field}, ${title}, ${state.toLowerCase()}`,
  tally: (cells: number, accepted: number) => `${some(cells, "dokumen")}, ${count(accepted)} selesai`,
  acceptRow: "Terima baris ini",
  acceptRest: "Terima selebihnya pada skrin",
  keep: "Simpan, terus",
  none: "Tiada dokumen dengan medan ini",
  noneHow: "Pilih medan lain, tempoh yang lebih panjang, atau semua kumpulan.",
  loading: "Mengumpulkan lajur",
};

export const period = {
  label: "Tempoh",
  names: {
    any: "Semua masa",
    thisMonth: "Bulan ini",
    lastMonth: "Bulan lalu",
    thisQuarter: "Suku ini",
    lastQuarter: "Suku lalu",
    thisYear: "Tahun ini",
    lastYear: "Tahun lalu",
  } satisfies Record<PeriodName, string>,
  other: "Lain",
  from: "Dari",
  to: "Hingga",
  placeholder: "2026-01-31",
  how: "Hari, bulan atau tahun: 2026-01-31, 2026-01 atau 2026",
};

export const library = {
  search: "Cari teks dan medan",
  clear: "Kosongkan",
  found: (number: number, searched: boolean) =>
    searched ? `${some(number, "dokumen")} ditemukan, dalam teks dan medan` : some(number, "dokumen"),
  kind: "Jenis",
  anyKind: "Semua jenis",
  sort: "Susun",
  sorts: {
    date: "Terbaharu dahulu",
    added: "Baru ditambah dahulu",
    title: "Nama, A hingga Z",
    total: "Jumlah terbesar dahulu",
  } satisfies Record<SortBy, string>,
  date: "Tarikh",
  title: "Pembekal atau nama",
  file: "Fail",
  state: "Status",
  total: "Jumlah",
  documents: "Dokumen",
  none: "Tiada dokumen dengan perkataan ini",
  noneHow: "Cuba kurangkan perkataan, atau pilih tempoh yang lebih panjang.",
  nothing: "Pustaka kosong",
  nothingHow:
    "Semua yang dimasukkan ke peti masuk disimpan di sini, dan boleh dicari semula melalui mana-mana perkataan padanya.",
  toInbox: "Pergi ke peti masuk",
  pile: "Kumpulan",
  anyPile: "Semua kumpulan",
  vendor: "Pembekal",
  anyVendor: "Semua pembekal",
  category: "Kategori",
  anyCategory: "Semua kategori",
  engine: "Dibaca",
  anyEngine: "Semua cara",
  readBy: (engine: string) => witness[engine] ?? engine,
  numbered: (name: string, number: number) => `${name} (${count(number)})`,
  clearAll: "Set semula",
  set: "Isi",
  to: "dengan",
  value: "Nilai",
  apply: (number: number) => `Isi dalam ${some(number, "dokumen")}`,
  setHow: "Semuanya boleh dibuat asal sekali gus.",
  selectedIn: (currency: string) => `dipilih, ${currency}`,
  accepted: "Diterima",
  totals: "Jumlah",
  totalOf: (currency: string, number: number) => `${currency}, ${count(number)}`,
  loading: "Mencari",
};
