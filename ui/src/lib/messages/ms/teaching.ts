import { count, seconds } from "../format";

/** Malay has one form for every number. */
const some = (number: number, noun: string): string => `${count(number)} ${noun}`;

/** Rules that were made from corrections. */
export const rules = {
  title: "Peraturan",
  how: "Dibuat daripada pembetulan anda. Peraturan terpakai pada bacaan seterusnya; yang anda ubah sendiri diutamakan.",
  open: "Semua peraturan",
  offer: (says: string, who: string) => `Sentiasa ${says} untuk ${who}?`,
  same: (vendor: string) => `Adakah ini sama dengan “${vendor}”?`,
  yes: "Ya",
  no: "Tidak",
  always: "Sentiasa",
  made: (says: string) => `Mulai sekarang: ${says}.`,
  earlier: (number: number) => `${some(number, "dokumen terdahulu")} berbeza.`,
  see: "Lihat yang akan berubah",
  undo: "Buat asal",
  /** The vendor by what is printed. */
  printed: (name: string) => `“${name}”`,
  thisVendor: "pembekal ini",
  taxId: (number: string) => `ID cukai ${number}`,
  iban: (number: string) => `akaun ${number}`,
  vendor: (name: string) => `“${name}”`,
  category: (name: string) => name,
  for: (who: string) => `untuk ${who}`,
  or: " atau ",
  since: (day: string) => `sejak ${day}`,
  off: "Dimatikan",
  counts: (says: string) => `${says} berkuat kuasa`,
  edit: "Edit",
  editNamed: (says: string) => `Edit ${says}`,
  name: "Nama",
  save: "Simpan",
  cancel: "Biarkan",
  delete: "Padam",
  deleteNamed: (says: string) => `Padam ${says}`,
  deleted: (says: string) => `${says} bukan lagi peraturan. Yang telah diisi olehnya kekal dalam dokumen.`,
  past: "Dokumen terdahulu",
  pastNamed: (says: string) => `Dokumen terdahulu dan ${says}`,
  pastNone: "Tiada dokumen terdahulu yang akan berubah. Yang anda isi atau sahkan sendiri kekal.",
  would: (number: number) => `${some(number, "dokumen")} akan berubah`,
  apply: (number: number) => `Ubah ${some(number, "dokumen")}`,
  applied: (number: number) => `${some(number, "dokumen")} diubah. Semuanya boleh dibuat asal sekali gus.`,
  nothing: "kosong",
  becomes: "menjadi",
  none: "Belum ada peraturan",
  noneHow:
    "Betulkan nama pembekal atau isi kategori di meja kerja: Vouch kemudian bertanya sekali sahaja sama ada memang sentiasa begitu.",
};

/** How well documents are read, judged by what the person did. */
export const meter = {
  title: "Ketepatan bacaan untuk anda",
  how: "Dikira daripada pembetulan anda sendiri di komputer ini, dan tidak diberitahu kepada sesiapa.",
  tooEarly: "Belum cukup untuk dinilai: kiraan bermula apabila dua puluh dokumen sudah diterima.",
  untouched: "Diterima seperti dibaca",
  untouchedHow: (times: number, of: number) => `${count(times)} daripada ${some(of, "dokumen")}`,
  time: "Masa anda",
  timeHow: (time: number, of: number) =>
    `Separuh daripada ${some(of, "dokumen")} mengambil masa anda kurang daripada ${seconds(time)}.`,
  right: "Betul seperti dibaca",
  of: (times: number, of: number) => `${count(times)} daripada ${count(of)}`,
  field: "Medan",
  witness: {
    device: "Komputer ini",
    textract: "Amazon",
    text: "Teks dalam fail",
    einvoice: "Data e-invois",
    rule: "Peraturan anda",
    memory: "Dokumen terdahulu",
  } as Record<string, string>,
};
