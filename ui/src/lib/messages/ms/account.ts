import type { ErrorCode, KindName, PagesWords } from "../../domain/api.gen";
import type { Fault } from "../say";

export const account = {
  title: "Amazon",
  how: "Dibaca dengan Amazon Textract dalam akaun AWS anda sendiri. Tiada apa-apa yang dihantar kecuali anda memilihnya untuk sesuatu kelompok.",
  code: "Kod persediaan",
  codeHow:
    "Panduan docs/aws.md, yang disertakan dengan kod sumber Vouch, menghasilkannya dalam sepuluh minit. Tiada rahsia di dalamnya.",
  setUp: "Sediakan",
  session: "Akaun",
  nobody: "Sudah disediakan; belum ada yang log masuk",
  signIn: "Log masuk",
  stay: "Kekal log masuk di komputer ini",
  stayHow: "Satu token disimpan untuk itu, dalam rantai kunci sistem ini.",
  forget: "Log masuk sehingga Vouch ditutup",
  waiting:
    "Log masuk pada halaman yang dibuka oleh pelayar anda. Jika tiada yang terbuka, buka alamat ini di sana:",
  opening: "Membuka pelayar anda",
  address: "Alamat halaman log masuk",
  copy: "Salin",
  copied: "Disalin",
  stop: "Batal",
  signedIn: "Log masuk sebagai",
  somebody: "akaun anda",
  signOut: "Log keluar",
  everywhere: "Log keluar semua sesi",
  everywhereSure: "Sesi anda di komputer lain turut ditamatkan.",
  leave: "Tinggalkan akaun ini",
  leaveSure: "Vouch log keluar dan melupakan kod persediaan. Yang disimpan di sana kekal di sana.",
  never: "Biarkan",
  originals: "Fail asal",
  keeps: "Simpan salinan fail asal dalam bucket saya",
  keepsHow:
    "Yang anda hantar turut disimpan di sana, disulitkan, sehingga anda memadamnya atau tempohnya tamat.",
  keepsNot: "Gambar dihantar untuk dibaca dan tidak disimpan.",
  stored: "Yang disimpan di sana",
  storedNone: "Tiada apa-apa yang disimpan di sana.",
  storedLoading: "Menyemak bucket anda",
  since: (date: string) => `sejak ${date}`,
  notHere: "tiada dalam pustaka ini",
  deleteThere: "Padam di sana",
  deleteNamed: (name: string) => `Padam di sana: ${name}`,
  deleteSure: "Fail itu hilang selamanya dari bucket anda. Yang ada di komputer ini kekal.",
  keepThere: "Kekalkan",
  /** Why a document was not sent, by its kind. */
  stayed: {
    passport: "Kekal di komputer ini: dokumen ini pasport.",
    id_card: "Kekal di komputer ini: dokumen ini kad pengenalan.",
    visa: "Kekal di komputer ini: dokumen ini visa.",
    driving_licence: "Kekal di komputer ini: dokumen ini lesen memandu.",
  } as Partial<Record<KindName, string>>,
  stayedOther: "Kekal di komputer ini: rupanya seperti dokumen perjalanan.",
  read: "Baca dengan Amazon",
  readAsk: "Baca dengan Amazon…",
  readSure: "Halamannya dihantar ke Amazon Textract dalam akaun anda sendiri untuk dibaca.",
  readSureKept:
    "Halamannya dihantar ke Amazon Textract dalam akaun anda sendiri, dan fail asalnya ke bucket anda.",
  readKeep: "Kekal di sini",
  reading: (how: string) => `Sedang dibaca semula: ${how}`,
  failed: (why: string) => `Amazon tidak dapat membacanya. ${why}`,
  storedSince: (date: string | null) =>
    date ? `Fail asal disimpan dalam bucket anda sejak ${date}` : "Fail asal disimpan dalam bucket anda",
  pages: {
    signedIn: { title: "Anda sudah log masuk", text: "Tutup halaman ini dan teruskan dalam Vouch." },
    refused: { title: "Anda belum log masuk", text: "Tutup halaman ini dan cuba lagi dalam Vouch." },
    signedOut: { title: "Anda sudah log keluar", text: "Halaman ini boleh ditutup." },
  } satisfies PagesWords,
  /** Errors that mean something else to somebody who waits for an answer than to a file that waits for its turn. */
  error: {
    offline: { what: "Amazon tidak dapat dihubungi.", remedy: "Periksa rangkaian, kemudian cuba lagi." },
    engine_busy: { what: "Amazon sibuk.", remedy: "Cuba lagi sebentar nanti." },
    signed_out: { what: "Sesi sudah tamat.", remedy: "Log masuk semula." },
  } as Partial<Record<ErrorCode, Fault>>,
};
