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

const counted = counting("ms");
/** Malay has one form for every number. */
const some = (number: number, noun: string): string => counted(number, noun, noun);
const listed = new Intl.ListFormat("ms-MY", { type: "conjunction" });

export const verdict: Record<VerdictName, string> = {
  proved: "Terbukti",
  likely: "Munasabah",
  doubtful: "Meragukan",
  missing: "Tiada",
};

export const review: Record<Exclude<ReviewName, "untouched">, string> = {
  confirmed: "Disahkan",
  corrected: "Dibetulkan",
};

export const pile: Record<PileName | "reading", string> = {
  reading: "Sedang dibaca",
  needs_review: "Semak",
  needs_work: "Sukar",
  failed: "Gagal",
  checked: "Disemak oleh anda",
  proved: "Terbukti",
};

/** Who read a document, by the name of the engine. */
const witness: Record<string, string> = {
  device: "di komputer ini",
  textract: "dengan Amazon",
  text: "daripada teks fail",
  einvoice: "daripada data e-invois",
  second_look: "sekali lagi oleh pembaca kedua",
  code: "daripada kod QR pada halaman",
};

export const app = {
  inbox: "Peti masuk",
  columns: "Lajur",
  library: "Pustaka",
  export: "Eksport",
  settings: "Tetapan",
  screens: "Skrin",
  local: "Dibaca di komputer ini",
  localUnless: "Dibaca di sini, kecuali anda memilih Amazon",
  allKeys: "Semua kekunci",
  close: "Tutup",
  dismiss: "Ketepikan",
  again: "Cuba lagi",
  loading: "Membuka pustaka",
};

export const drop = {
  title: (files: number) =>
    files > 0 ? `Lepaskan untuk membaca ${some(files, "fail")}` : "Lepaskan untuk membaca",
  promise: "Semuanya disalin ke dalam Vouch dan dibaca di komputer ini.",
  here: "Baca di komputer ini",
  hereHow: "Tiada apa-apa yang dihantar.",
  amazon: "Baca dengan Amazon",
  amazonHow: "Dihantar ke akaun anda sendiri. Pasport kekal di sini.",
  kinds: {
    picture: (number: number) => some(number, "gambar"),
    pdf: (number: number) => `${count(number)} PDF`,
    archive: (number: number) => `${count(number)} ZIP`,
    other: (number: number) => some(number, "fail atau folder"),
  } satisfies Record<DraggedKind, (number: number) => string>,
  known: (names: string[]) =>
    names.length === 1
      ? `${names[0]} sudah ada dalam pustaka.`
      : `${count(names.length)} fail sudah ada dalam pustaka.`,
  refused: (name: string, why: string) => `${name}: ${why}`,
  nothing: "Tiada fail di dalamnya.",
};

export const empty = {
  title: "Lepaskan resit, invois atau pasport di sini",
  kinds: "Foto, imbasan, PDF, folder, ZIP. Satu atau tiga ratus.",
  choose: "Pilih fail",
  read: "Baca",
  readHow: "kira-kira satu saat sehalaman",
  proved: "Terbukti",
  provedHow: "hasil tambah tepat, digit semak sepadan",
  needsReview: "Semak",
  needsReviewHow: "hanya yang meragukan ditunjukkan",
  csv: "CSV",
  csvHow: "untuk akauntan atau lejar anda",
  chooseAmazon: "Pilih fail untuk Amazon",
  promise: "Dibaca di komputer ini. Tiada akaun, dan tiada apa-apa yang dihantar.",
  promiseAmazon: "Dibaca di komputer ini, kecuali anda memilih Amazon untuk yang ditambah.",
};

export const inbox = {
  summary: (documents: number, waiting: number, reading: number, isAllLocal: boolean) => {
    if (documents === 0 && reading > 0) {
      const said = `${some(reading, "fail")} sedang dibaca.`;
      return isAllLocal ? `${said} Tiada apa-apa yang keluar dari komputer ini.` : said;
    }
    const need = waiting > 0 ? `${count(waiting)} menunggu anda` : "Tiada yang menunggu anda";
    const said = `${some(documents, "dokumen")} di sini. ${need}`;
    return isAllLocal ? `${said}; tiada apa-apa yang keluar dari komputer ini.` : `${said}.`;
  },
  done: "Tiada yang menunggu",
  doneHow: (accepted: number) => `${some(accepted, "dokumen")} diterima. Semuanya ada dalam pustaka.`,
  add: "Tambah fail",
  addAmazon: "Tambah untuk Amazon",
  withAmazon: "dengan Amazon",
  piles: "Kumpulan",
  pileCount: {
    reading: "sedang dibaca",
    needs_review: "semak",
    needs_work: "sukar",
    failed: "gagal",
    checked: "disemak oleh anda",
    proved: "terbukti",
  } satisfies Record<PileName | "reading", string>,
  readingHow: (left: number | null) =>
    left === null ? "kerja lain boleh diteruskan" : `kira-kira ${secondsLeft(left)} lagi`,
  needsReviewHow: "hingga 3 hentian setiap satu",
  needsWorkHow: "lebih daripada 3 hentian",
  failedHow: "setiap satu ada petunjuk",
  checkedHow: "tiada lagi yang perlu dibuat",
  provedHow: "tiada yang perlu dibuat",
  review: (number: number) => `Semak ${count(number)}`,
  accept: (number: number) => `Terima ${count(number)}`,
  cancelAll: "Batal semua",
  retryAll: "Baca semula semua",
  doing: (done: number, of: number) => `${count(done)} daripada ${count(of)} fail`,
  acceptSelected: "Terima",
  joinSelected: "Gabung",
  kindOf: "Jenis",
  chooseKind: "pilih",
  readAgain: "Baca semula",
  readAgainAmazon: "Dengan Amazon",
  more: "Lagi",
  exportSelected: "Eksport",
  joinOrder: "Halaman mengikut urutan pilihan.",
  joinedOf: (names: string[]) => `Kini satu dokumen: ${names.join(", kemudian ")}.`,
  joinedWithout: (fields: string[]) =>
    `Tiada ruang untuk yang anda isi sebagai ${listed.format(fields.map(inSentence))}; buat asal untuk mengembalikannya.`,
  cancel: "Batal",
  waits: "menunggu",
  /** Why a file waits for another time, in few words; the rest is said as any error. */
  held: {
    offline: "menunggu rangkaian, kemudian bersambung sendiri",
    signed_out: "menunggu sehingga anda log masuk",
    engine_busy: "Amazon sibuk; dicuba lagi secara automatik",
  } as Partial<Record<ErrorCode, string>>,
  page: (page: number, pages: number) => `halaman ${count(page)} daripada ${count(pages)}`,
  progress: (done: number, left: number | null) =>
    left === null ? percent(done) : `${percent(done)}, ${secondsLeft(left)}`,
  stops: (number: number) => some(number, "hentian"),
  lookAt: (fields: string[]) => `Semak ${listed.format(fields.map(inSentence))}`,
  glance: (fields: string[]) =>
    fields.length > 0
      ? `Lihat sekilas ${listed.format(fields.map(inSentence))}: jelas terbaca, belum terbukti`
      : "Tiada yang dapat dibuktikan di sini; sekali pandang sudah memadai",
  preview: "Pratonton",
  open: "Buka di meja kerja",
  retry: "Baca semula",
  remove: "Buang",
  selected: (number: number) => `${count(number)} dipilih`,
  select: (name: string) => `Pilih ${name}`,
  clear: "Kosongkan pilihan",
  delete: (number: number) => `Padam ${some(number, "dokumen")}`,
  sure: (number: number) =>
    number === 1
      ? "Padam dokumen ini berserta failnya?"
      : `Padam ${count(number)} dokumen ini berserta failnya?`,
  sureHow: "Tindakan ini tidak boleh dibuat asal.",
  keep: "Kekalkan",
};

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

export const settings = {
  appearance: "Penampilan",
  appearanceHow: "Dokumen mengekalkan warna kertasnya dalam setiap tema.",
  themes: {
    system: "Ikut sistem",
    light: "Cerah",
    dark: "Gelap",
    hc: "Kontras tinggi, cerah",
    "hc-dark": "Kontras tinggi, gelap",
  } satisfies Record<Theme, string>,
  language: "Bahasa",
  languageHow: "Tarikh dan amaun mengikutnya. Yang dieksport kekal seperti dalam profilnya.",
  languageSystem: "Ikut sistem",
  libraryHow:
    "Fail asal, bacaan dan medan berada dalam satu folder di komputer ini. Salin folder itu sebagai sandaran.",
  folder: "Folder",
  reader: "Pembaca",
  about: "Perihal",
  version: "Versi",
  license: "Lesen",
  licenseHow: "Apache 2.0",
  network: "Rangkaian",
  readers: { device: "Di komputer ini", textract: "Amazon Textract" } as Record<string, string>,
  networkHow: "Vouch tidak membuka sebarang sambungan.",
  networkAmazon: "Vouch hanya berhubung dengan akaun Amazon anda sendiri.",
  keys: "Kekunci",
  keysHow: "Pilih satu kekunci, kemudian tekan yang lain. Escape membiarkannya seperti sedia ada.",
  keysPress: "Tekan kekunci",
  keysNone: "Tiada",
  keysTaken: (other: string) => `juga: ${other}`,
  keysOwn: (name: string) => `Pulihkan kekunci asal: ${name}`,
  keysOwnAll: "Pulihkan semua kekunci",
  keysOf: (name: string) => `Tukar kekunci bagi: ${name}`,
};
