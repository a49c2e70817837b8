import type { PileName, ReviewName, VerdictName } from "../../domain/api.gen";

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
