import type { ActName } from "../../domain/api.gen";
import { count, percent, seconds } from "../format";
import { counting } from "../say";
import { witness } from "./witness";
import { inSentence } from "./codes";

const counted = counting("ms");
/** Malay has one form for every number. */
const some = (number: number, noun: string): string => counted(number, noun, noun);
const listed = new Intl.ListFormat("ms-MY", { type: "conjunction" });

export const bench = {
  of: (at: number, all: number) => `${count(at)} daripada ${count(all)}`,
  tally: (accepted: number, waiting: number) =>
    `${count(accepted)} diterima, ${count(waiting)} menunggu anda`,
  page: "Halaman",
  pages: "Halaman",
  pageOf: (at: number, all: number) => `halaman ${count(at)} daripada ${count(all)}`,
  picture: (page: number, name: string) => `Halaman ${count(page)} dalam ${name}`,
  zoomIn: "Zum masuk",
  zoomOut: "Zum keluar",
  fit: "Halaman penuh",
  rotate: "Putar",
  words: "Tunjukkan semua perkataan",
  ofFile: (at: number, all: number) => `dokumen ${count(at)} daripada ${count(all)} dalam fail ini`,
  splitBefore: (page: number) => `Dokumen baharu mulai halaman ${count(page)}`,
  cut: "Potong halaman ini kepada dua dokumen",
  cutLine: "Tempat satu dokumen tamat dan dokumen berikutnya bermula",
  cutAcross: (share: number) => `melintang, ${percent(share)} dari atas`,
  cutDown: (share: number) => `menegak, ${percent(share)} dari kiri`,
  cutHow: "Anak panah menggerakkan dan memutar garis, Enter memotong, Esc membiarkan halaman utuh",
  joinBefore: "Gabung dengan dokumen sebelumnya",
  joinAfter: "Gabung dengan dokumen berikutnya",
  split: "Kini dua dokumen",
  joined: "Kini satu dokumen",
  joinedWithout: (fields: string[]) =>
    `Kini satu dokumen. Tiada ruang untuk yang anda isi sebagai ${listed.format(fields.map(inSentence))}; buat asal untuk mengembalikannya.`,
  noPicture: "Gambar halaman ini sudah tiada; medannya masih disimpan.",
  fields: "Medan",
  kind: "Jenis",
  readBy: (engines: string[], time: number | null) =>
    `, dibaca ${listed.format(engines.map((engine) => witness[engine] ?? engine))}` +
    (time === null ? "" : ` dalam ${seconds(Math.max(time, 0.1))}`),
  readOn: (engine: string) => `dibaca ${witness[engine] ?? engine}`,
  stops: (number: number) => (number === 0 ? "Tiada hentian" : some(number, "hentian")),
  accepted: "Diterima",
  nothing: "tidak ditemukan",
  offered: "Dicadangkan",
  offeredValue: (value: string) => `${value}?`,
  offeredHow: (key: string, why: string) => `Tekan ${key} untuk menggunakannya: ${why}.`,
  found: "Tidak ditemukan. Taip yang tercetak, atau sahkan bahawa memang tiada.",
  understood: "Difahami sebagai",
  orRather: "atau maksud anda",
  empties: "Mengosongkan medan ini",
  reader: (read: string) => `pembaca nampak ${read}`,
  readerNothing: "pembaca tidak menemukannya",
  byYou: "oleh anda",
  lineItems: "Item baris",
  lines: (number: number) => some(number, "baris"),
  linesSum: (number: number, sum: string | null) => some(number, "baris") + (sum === null ? "" : `, ${sum}`),
  sum: "Hasil tambah",
  addLine: "Tambah baris",
  cell: (column: string, row: number) => `${column}, baris ${count(row)}`,
  equals: (field: string) => `sama dengan ${inSentence(field)}`,
  off: (by: string, field: string) => `beza ${by} daripada ${inSentence(field)}`,
  take: (field: string, value: string) => `${field} ialah ${value}`,
  takePrinted: (field: string, value: string) => `${field} tercetak: ${value}`,
  takeSum: (field: string, value: string) => `${field} ialah ${value}, menurut kiraan`,
  keepBoth: "Kekalkan dan catat",
  keptNote: (facts: string, fault: string) => `Dikekalkan seperti tercetak: ${facts} ${fault}`,
  repairs: "Pembetulan",
  taxLines: "Cukai mengikut kadar",
  quantity: "Kuantiti",
  description: "Keterangan",
  each: "Seunit",
  amount: "Amaun",
  rate: "Kadar",
  base: "Asas",
  add: "Tambah medan",
  confirmNext: (field: string) => `Sahkan, terus ke ${inSentence(field)}`,
  confirmDocument: "Sahkan, dokumen berikut",
  confirmLast: "Sahkan, selesai",
  nextDocument: "Dokumen berikut",
  show: "Tunjuk 30 s",
  hide: "Sembunyi",
  hidden: "Nombor ini disembunyikan sehingga anda meminta.",
  showing: (left: number) => `Ditunjukkan ${seconds(left)} lagi`,
  accept: "Terima dokumen",
  undo: "Buat asal",
  redo: "Buat semula",
  undone: "Sudah dibuat asal",
  redone: "Sudah dibuat semula",
  nothingToUndo: "Tiada yang boleh dibuat asal.",
  nothingToRedo: "Tiada yang boleh dibuat semula.",
  nothingRead: "Tiada yang dapat dibaca di situ.",
  noPlace: "Medan ini tiada tempat pada halaman: lukis kotak di sekelilingnya.",
  readingPlace: "Membaca tempat itu",
  stated: (label: string, value: string, state: string, why: string) =>
    [label, value, `${state.toLowerCase()}${why ? `: ${why}` : ""}`].filter(Boolean).join(", "),
  back: "Kembali ke peti masuk",
  sex: { M: "Lelaki", F: "Perempuan", X: "Tidak dinyatakan" } as Record<string, string>,
};

export const duplicates = {
  title: "Dokumen yang sama dua kali?",
  of: (at: number, all: number) => `${count(at)} daripada ${count(all)}`,
  number: (number: number) => some(number, "pendua"),
  why: (values: boolean, picture: boolean) =>
    values && picture
      ? "Pembekal, tarikh dan jumlahnya sama, dan gambarnya hampir sama."
      : values
        ? "Pembekal, tarikh dan jumlahnya sama."
        : "Gambarnya hampir sama.",
  first: "Tiba dahulu",
  second: "Tiba kemudian",
  facts: { title: "Pembekal", date: "Tarikh", total: "Jumlah", name: "Fail" },
  keepBoth: "Berbeza: kekalkan kedua-duanya",
  remove: "Padam yang ini",
  sure: "Padam selamanya",
  none: "Tiada dokumen yang berulang",
  noneHow: "Fail yang baitnya sama terus dikenali semasa dimasukkan.",
  mayBe: (title: string) => `Mungkin sama dengan ${title}.`,
  compare: "Bandingkan",
};

export const history = {
  title: "Yang dibaca dan diubah",
  read: "Dibaca",
  readBy: (engine: string) => witness[engine] ?? engine,
  saw: (words: number, values: number, version: string) =>
    [words > 0 ? some(words, "perkataan") : "", values > 0 ? some(values, "nilai") : "", `versi ${version}`]
      .filter(Boolean)
      .join(", "),
  changed: "Diubah oleh anda",
  nothing: "Belum ada.",
  acts: {
    correct: "dibetulkan",
    confirm: "disahkan",
    accept: "Dokumen diterima",
    set_kind: "Jenis",
    set_line_items: "Item baris ditulis",
    set_tax_lines: "Baris cukai ditulis",
    set_parts: "Halaman dokumen ditetapkan",
    undo: "dibuat asal",
  } satisfies Record<ActName, string>,
  fieldAct: (field: string, act: string) => `${field} ${act}`,
  undone: "Tindakan terakhir dibuat asal",
  empty: "tiada",
  restore: "Kembali ke sini",
  asRead: "Seperti dibaca",
  now: "Kini",
};
