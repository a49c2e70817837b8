import type {
  ErrorCode,
  EvidenceCode,
  FieldName,
  FindingCode,
  KindName,
  StageName,
} from "../../domain/api.gen";
import { day, percent, quoted, sum } from "../format";
import { apart, arg, type Args, type Failing, type Fault, isArchive, money, size } from "../say";

const nth = (position: string): string => `ke-${Number(position) + 1}`;
export const field: Record<FieldName, string> = {
  vendor: "Pembekal",
  vendor_address: "Alamat",
  vendor_tax_id: "ID cukai pembekal",
  customer: "Pelanggan",
  customer_tax_id: "Nombor cukai pelanggan",
  document_number: "No. dokumen",
  purchase_order_number: "Nombor pesanan",
  date: "Tarikh",
  due_date: "Tarikh akhir",
  period_start: "Awal tempoh",
  period_end: "Akhir tempoh",
  currency: "Mata wang",
  subtotal: "Subjumlah",
  tax: "Cukai",
  service_charge: "Caj perkhidmatan",
  discount: "Diskaun",
  rounding: "Pembundaran",
  tip: "Tip",
  total: "Jumlah",
  payment_method: "Cara bayaran",
  surname: "Nama keluarga",
  given_names: "Nama diberi",
  nationality: "Warganegara",
  issuing_state: "Negara pengeluar",
  birth_date: "Tarikh lahir",
  sex: "Jantina",
  expiry_date: "Tarikh luput",
  personal_number: "No. pengenalan",
  mrz: "Baris MRZ",
  category: "Kategori",
  notes: "Catatan",
};

const named = (args: Args): string => inSentence(field[arg(args, "field") as FieldName] ?? "");

/** A label in the middle of a sentence: Tarikh as tarikh, ID as ID. */
export function inSentence(label: string): string {
  return /^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

export const evidence: Record<EvidenceCode, (args: Args) => string> = {
  exact_text: () => "teks fail itu sendiri",
  einvoice_element: () => "data e-invois dalam fail",
  code_says: (args) => `kod pada halaman menyatakannya (${arg(args, "standard")})`,
  readings_agree: () => "dua pembaca sepakat",
  second_look_agrees: () => "bacaan kedua sama",
  second_look_differs: (args) => `bacaan kedua menunjukkan ${quoted(arg(args, "read"))}`,
  printed_elsewhere: (args) =>
    arg(args, "times") === "1" ? "tercetak dua kali" : `tercetak ${Number(arg(args, "times")) + 1} kali`,
  read_clearly: () => "jelas terbaca",
  read_beyond_doubt: () => "setiap aksara jelas",
  in_line: () => "sejajar dengan cetakan di bawah",
  look_alikes_open: (args) =>
    `huruf dalam ${arg(args, "words").replaceAll(" + ", ", ")} mudah dikelirukan dan tiada yang mengesahkannya`,
  read_poorly: (args) => `cetakan kabur, ${percent(Number(arg(args, "confidence")))} pasti`,
  weekday_fits: () => "nama harinya sepadan",
  check_digit_fits: () => "digit semak sepadan",
  composite_check_digit_fits: () => "dua digit semak sepadan",
  no_check_digit: () => "tiada digit semak untuknya",
  open_choice: (args) => `aksara ${nth(arg(args, "position"))} mungkin ${arg(args, "rival")}`,
  taken_by_place: (args) =>
    `${arg(args, "read")} dibaca sebagai ${arg(args, "taken")}, sesuai dengan tempatnya`,
  printed_zone_agrees: () => "kedua-dua zon sepadan",
  label_beside: (args) => `“${arg(args, "label")}” tercetak di sebelahnya`,
  sum_closes: (args) => `hasil tambah tepat: ${sum(arg(args, "terms"))} = ${money(args, "total")}`,
  cash_less_change: (args) => `tunai ${money(args, "cash")} − baki ${money(args, "change")}`,
  unaccounted: (args) => `${named(args)} ${money(args, "amount")} tidak termasuk`,
  line_items_add_up: (args) => `hasil tambah ${arg(args, "count")} baris tepat`,
  tax_rate_fits: (args) => `${arg(args, "rate")} % daripada ${money(args, "base")}`,
  named_by_engine: (args) => `${arg(args, "engine")} menamakannya ${arg(args, "label")}`,
  place_fits: () => "berada di tempat biasanya",
  legal_form: (args) => `mengandungi “${arg(args, "form")}”`,
  number_beside: () => "nombor pendaftaran atau cukai di sebelahnya",
  spelled_by_domain: (args) => `dieja oleh ${arg(args, "domain")}`,
  currency_printed: (args) => `${arg(args, "sign")} tercetak`,
  currency_of_country: (args) => `mata wang negara ${arg(args, "country")}`,
  document_country: (args) =>
    `dari ${arg(args, "country")} (${percent(Number(arg(args, "probability")))}): ${arg(args, "marks").replaceAll(" + ", ", ")}`,
  date_order_certain: () => "hari dan bulan pasti",
  date_order_concluded: (args) => `disimpulkan; bukan ${day(arg(args, "other"))}`,
  date_order_of_vendor: (args) => `seperti pada dokumen lain pembekal ini; bukan ${day(arg(args, "other"))}`,
  date_order_open: (args) => `mungkin ${day(arg(args, "other"))}`,
  other_day: (args) => `tiada tarikh keluaran; ini hari untuk ${quoted(arg(args, "label"))}`,
  century_concluded: () => "abad disimpulkan",
  only_candidate: () => "tiada pilihan lain",
  rival_close: (args) => `mungkin ${quoted(arg(args, "value"))}`,
  rule_fails: () => "satu semakan gagal",
  follows_from: (args) => `berdasarkan ${named(args)}`,
  your_rule: (args) => `peraturan anda bertarikh ${day(arg(args, "since"))}`,
  corrected_before: (args) => `di tempat anda menemukannya pada ${day(arg(args, "day"))}`,
  given_before: (args) => `seperti yang anda isi pada ${day(arg(args, "day"))}`,
  filed_before: (args) =>
    arg(args, "of") === "1"
      ? "seperti dokumen terakhir pembekal ini"
      : `seperti ${arg(args, "times")} daripada ${arg(args, "of")} dokumen terakhir pembekal ini`,
  like_vendor: (args) => `seperti “${arg(args, "vendor")}”, nama yang hampir sama`,
  words_of_category: (args) =>
    `seperti dokumen lain yang menyebut ${arg(args, "words").replaceAll(" + ", ", ")}`,
  usual_for: (args) => `“${arg(args, "word")}” biasanya dikategorikan begini`,
};

export const finding: Record<FindingCode, (args: Args) => Failing> = {
  sum_open: (args) => ({
    facts: `${sum(arg(args, "terms"))} = ${money(args, "sum")}.`,
    fault: `Jumlah tercatat ${money(args, "total")}: ${Number(arg(args, "sum")) < Number(arg(args, "total")) ? "kurang" : "lebih"} ${apart(arg(args, "sum"), arg(args, "total"))}.`,
  }),
  line_items_open: (args) => ({
    facts: `Hasil tambah baris ialah ${money(args, "sum")}.`,
    fault: `Yang tercetak ialah ${money(args, "printed")}.`,
  }),
  tax_rate_off: (args) => ({
    facts: `Cukai ${arg(args, "rate")} % atas ${money(args, "base")}.`,
    fault: `Yang tercetak ialah ${money(args, "tax")}, tidak sepadan.`,
  }),
  check_digit_fails: (args) => ({
    facts: "Satu digit semak tidak sepadan.",
    fault: `Bandingkan ${named(args)} dengan halaman, aksara demi aksara.`,
  }),
  mrz_malformed: () => ({
    facts: "Zon boleh dibaca mesin tidak seperti yang sepatutnya.",
    fault: "Bandingkan dengan halaman.",
  }),
  witnesses_differ: (args) => ({
    facts: `${field[arg(args, "field") as FieldName] ?? ""}: di satu tempat tertulis ${quoted(arg(args, "first"))}.`,
    fault: `Di tempat lain tertulis ${quoted(arg(args, "second"))}.`,
  }),
  code_differs: (args) => ({
    facts: `${field[arg(args, "field") as FieldName] ?? ""}: kod pada halaman menyatakan ${quoted(arg(args, "coded"))}.`,
    fault: `Yang tercetak ialah ${quoted(arg(args, "printed"))}.`,
  }),
  account_differs: (args) => ({
    facts: `Bayaran melalui kod pada halaman masuk ke akaun ${arg(args, "coded")}.`,
    fault: `Yang tercetak ialah ${arg(args, "printed")}. Tanya pengirimnya sebelum anda membayar.`,
  }),
  script_not_read: () => ({
    facts: "Dicetak dalam tulisan yang belum dapat dibaca.",
    fault: "Taip nama sendiri.",
  }),
  date_in_future: (args) => ({
    facts: `Tarikhnya ${day(arg(args, "date"))}.`,
    fault: "Hari itu belum tiba.",
  }),
  due_before_issue: (args) => ({
    facts: `Tarikh akhirnya ${day(arg(args, "due"))}.`,
    fault: `Itu sebelum tarikh dokumen, ${day(arg(args, "date"))}.`,
  }),
  date_too_old: (args) => ({
    facts: `Tarikhnya ${day(arg(args, "date"))}.`,
    fault: "Itu melebihi tempoh simpanan rekod.",
  }),
  expired: (args) => ({
    facts: "Dokumen ini sudah luput.",
    fault: `Sah hanya hingga ${day(arg(args, "date"))}.`,
  }),
};

export const error: Record<ErrorCode, (args: Args) => Fault> = {
  empty_file: () => ({ what: "Fail ini kosong.", remedy: "Salin semula dari tempat asalnya." }),
  blank_file: () => ({
    what: "Fail ini mempunyai halaman, tetapi tiada apa-apa di atasnya.",
    remedy: "Buka dan semak sama ada fail disimpan atau diimbas dengan betul.",
  }),
  not_a_document: () => ({
    what: "Ini bukan gambar dan bukan PDF, walau apa pun namanya.",
    remedy: "Buka dalam programnya sendiri dan simpan sebagai PDF.",
  }),
  unsupported_format: (args) => ({
    what: `${arg(args, "format") || "Format ini"} tidak dapat dibaca di sini.`,
    remedy: isArchive(arg(args, "format"))
      ? "Keluarkan kandungannya dan masukkan dokumen di dalamnya."
      : "Simpan sebagai PDF, JPEG atau PNG.",
  }),
  damaged_file: (args) => ({
    what: `${["Fail", arg(args, "format")].filter(Boolean).join(" ")} ini rosak atau tidak lengkap.`,
    remedy: "Salin semula dari tempat asalnya.",
  }),
  password_protected: () => ({
    what: "PDF ini meminta kata laluan.",
    remedy: "Simpan satu salinan tanpa kata laluan dan masukkan salinan itu.",
  }),
  file_too_large: (args) => ({
    what: `Saiz fail ini ${size(args, "bytes")}; hadnya ${size(args, "limit")}.`,
    remedy: "Simpan dalam saiz yang lebih kecil atau beberapa bahagian.",
  }),
  too_many_pixels: (args) => ({
    what: `Gambar ini ${arg(args, "width")} × ${arg(args, "height")} piksel, terlalu besar untuk dibuka dengan selamat.`,
    remedy: "Simpan dalam saiz yang lebih kecil.",
  }),
  too_many_pages: (args) => ({
    what: `Fail ini melebihi ${arg(args, "limit")} halaman.`,
    remedy: "Pisahkan dan masukkan bahagiannya.",
  }),
  archive_too_large: (args) => ({
    what: `Kandungan arkib ini melebihi ${size(args, "limit")}.`,
    remedy: "Keluarkan kandungannya dan masukkan fail yang diperlukan.",
  }),
  too_many_files: (args) => ({
    what: `Arkib ini mengandungi lebih daripada ${arg(args, "limit")} fail.`,
    remedy: "Keluarkan kandungannya dan masukkan fail yang diperlukan.",
  }),
  took_too_long: (args) => ({
    what: `Fail ini mengambil masa lebih daripada ${arg(args, "limit_seconds")} s untuk dibuka.`,
    remedy: "Simpan sebagai PDF biasa atau JPEG.",
  }),
  too_much_memory: () => ({
    what: "Fail ini memerlukan lebih banyak memori daripada had yang selamat.",
    remedy: "Simpan dalam saiz yang lebih kecil.",
  }),
  decoder_crashed: () => ({
    what: "Penyahkod terhenti kerana fail ini. Yang lain tidak terjejas.",
    remedy: "Simpan semula dalam format lain.",
  }),
  decoder_unavailable: () => ({
    what: "Program yang membuka fail tidak dapat dimulakan.",
    remedy: "Pasang semula Vouch.",
  }),
  not_found: () => ({
    what: "Fail itu tiada lagi di situ.",
    remedy: "Mungkin sudah dialihkan atau dipadam.",
  }),
  unreadable: () => ({
    what: "Sistem tidak membenarkan Vouch membaca fail ini.",
    remedy: "Periksa siapa yang boleh membacanya, kemudian cuba lagi.",
  }),
  engine_unavailable: () => ({ what: "Pembaca tidak ditemukan.", remedy: "Pasang semula Vouch." }),
  engine_busy: () => ({
    what: "Perkhidmatan yang membacanya sibuk.",
    remedy: "Bacaan dicuba lagi secara automatik.",
  }),
  offline: () => ({
    what: "Menunggu rangkaian.",
    remedy: "Bacaan bersambung sendiri apabila rangkaian pulih.",
  }),
  signed_out: () => ({
    what: "Menunggu: belum ada yang log masuk.",
    remedy: "Log masuk, dan bacaan bersambung sendiri.",
  }),
  account_not_set_up: () => ({
    what: "Tiada akaun Amazon disediakan.",
    remedy: "Tampal kod persediaannya dalam tetapan.",
  }),
  not_a_setup_code: () => ({
    what: "Ini bukan kod persediaan.",
    remedy: "Salin keseluruhannya daripada output stack.",
  }),
  setup_code_newer: () => ({
    what: "Kod persediaan ini untuk Vouch yang lebih baharu.",
    remedy: "Pasang versi yang lebih baharu.",
  }),
  sign_in_too_late: () => ({
    what: "Tiada jawapan daripada pelayar dalam masa lima minit.",
    remedy: "Log masuk semula.",
  }),
  no_free_port: () => ({
    what: "Semua port untuk jawapan pelayar sedang digunakan oleh program lain.",
    remedy: "Tutup program yang log masuk melalui pelayar, kemudian cuba lagi.",
  }),
  account_refused: (args) => ({
    what: `Amazon menolak: ${arg(args, "reason")}.`,
    remedy: "Log masuk semula. Jika masih ditolak, periksa akaun mengikut panduan.",
  }),
  no_keychain: () => ({
    what: "Rantai kunci sistem ini tidak dapat digunakan.",
    remedy: "Buka kuncinya, atau log masuk hanya sehingga Vouch ditutup.",
  }),
  engine_failed: () => ({
    what: "Pembaca terhenti pada fail ini.",
    remedy: "Cuba lagi; jika masih terhenti, simpan fail dalam format lain.",
  }),
  reading_crashed: () => ({
    what: "Vouch terhenti semasa membaca fail ini kerana ralatnya sendiri. Fail ini tetap disimpan.",
    remedy: "Cuba lagi; jika masih terhenti, laporkan.",
  }),
  library_newer: () => ({
    what: "Vouch yang lebih baharu telah mengubah pustaka ini.",
    remedy: "Pasang versi yang lebih baharu.",
  }),
  library_locked: () => ({
    what: "Pustaka ini sedang dibuka oleh Vouch yang lain.",
    remedy: "Tutup Vouch yang lain itu.",
  }),
  library_not_writable: () => ({
    what: "Folder pustaka tidak dapat ditulis.",
    remedy: "Periksa siapa yang boleh menulis di situ, kemudian mulakan semula Vouch.",
  }),
  library_damaged: () => ({
    what: "Pustaka ini rosak.",
    remedy: "Pulihkan foldernya daripada salinan terakhir.",
  }),
  original_missing: () => ({
    what: "Fail asal sudah tiada dalam folder pustaka.",
    remedy: "Masukkan semula fail itu.",
  }),
  disk_full: () => ({
    what: "Cakera penuh.",
    remedy: "Kosongkan ruang, kemudian cuba lagi. Tiada apa-apa yang hilang.",
  }),
  not_an_amount: () => ({ what: "Ini bukan amaun.", remedy: "Taip seperti 1234.50." }),
  amount_separators: () => ({
    what: "Titik dan komanya bercanggah.",
    remedy: "Taip seperti 1234.50.",
  }),
  too_many_decimals: (args) => ({
    what: `Mata wang ini ada ${arg(args, "allowed")} tempat perpuluhan.`,
    remedy: "Jangan taip lebih daripada itu.",
  }),
  not_a_date: () => ({
    what: "Tarikh ini tiada dalam kalendar.",
    remedy: "Taip seperti 2026-04-03 atau 3 Apr 2026.",
  }),
  year_missing: () => ({
    what: "Tahunnya tiada.",
    remedy: "Taip seperti 2026-04-03 atau 3 Apr 2026.",
  }),
  no_such_month: (args) => ({
    what: `Tiada bulan ${arg(args, "month")}.`,
    remedy: "Taip seperti 2026-04-03.",
  }),
  no_such_day: (args) => ({
    what: `Bulan itu ada ${arg(args, "days")} hari.`,
    remedy: `Tiada hari ke-${arg(args, "day")} di dalamnya.`,
  }),
  not_a_currency: () => ({
    what: "Ini bukan mata wang.",
    remedy: "Taip tiga hurufnya, misalnya MYR.",
  }),
  not_a_country: () => ({ what: "Ini bukan negara.", remedy: "Taip tiga hurufnya, misalnya MYS." }),
  not_a_sex: () => ({
    what: "Ini bukan salah satu pilihannya.",
    remedy: "Taip M, F atau X.",
  }),
  too_long: (args) => ({
    what: `Ini melebihi ${arg(args, "longest")} aksara.`,
    remedy: "Pendekkan.",
  }),
  nothing_to_part: () => ({
    what: "Itu tidak memisahkan atau menggabungkan apa-apa.",
    remedy: "Tinggalkan sesuatu bagi setiap dokumen, atau pilih sekurang-kurangnya dua.",
  }),
  unknown_profile: () => ({ what: "Tiada profil sedemikian.", remedy: "Pilih profil lain." }),
  not_written: () => ({ what: "Fail itu tidak dapat ditulis.", remedy: "Pilih folder lain." }),
  cancelled: () => ({
    what: "Anda membatalkannya.",
    remedy: "Baca semula bila-bila masa.",
  }),
  bad_request: () => ({ what: "Tetingkap dan aplikasi tidak sepadan.", remedy: "Mulakan semula Vouch." }),
  internal: () => ({
    what: "Ada sesuatu yang tidak kena dalam Vouch.",
    remedy: "Cuba lagi. Tiada apa-apa yang hilang.",
  }),
};

export const stage: Record<StageName, string> = {
  opening: "membuka",
  finding_words: "mencari perkataan",
  reading_words: "membaca perkataan",
  sending: "menghantar",
  interpreting: "menyusun hasilnya",
};

export const kind: Record<KindName, string> = {
  receipt: "Resit",
  invoice: "Invois",
  credit_note: "Nota kredit",
  quote: "Sebut harga",
  proforma: "Invois proforma",
  delivery_note: "Nota hantaran",
  statement: "Penyata",
  passport: "Pasport",
  id_card: "Kad pengenalan",
  visa: "Visa",
  driving_licence: "Lesen memandu",
  other: "Lain-lain",
  unknown: "Tidak diketahui",
};
