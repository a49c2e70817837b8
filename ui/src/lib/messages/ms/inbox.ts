import type { ErrorCode, PileName } from "../../domain/api.gen";
import type { DraggedKind } from "../../platform/types";
import { count, percent, secondsLeft } from "../format";
import { counting } from "../say";
import { inSentence } from "./codes";

const counted = counting("ms");
/** Malay has one form for every number. */
const some = (number: number, noun: string): string => counted(number, noun, noun);
const listed = new Intl.ListFormat("ms-MY", { type: "conjunction" });

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
      const sentence = `${some(reading, "fail")} sedang dibaca.`;
      return isAllLocal ? `${sentence} Tiada apa-apa yang keluar dari komputer ini.` : sentence;
    }
    const need = waiting > 0 ? `${count(waiting)} menunggu anda` : "Tiada yang menunggu anda";
    const sentence = `${some(documents, "dokumen")} di sini. ${need}`;
    return isAllLocal ? `${sentence}; tiada apa-apa yang keluar dari komputer ini.` : `${sentence}.`;
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
