import type { PileName, ReviewName, VerdictName } from "../../domain/api.gen";

export const verdict: Record<VerdictName, string> = {
  proved: "Belegt",
  likely: "Wahrscheinlich",
  doubtful: "Zweifelhaft",
  missing: "Fehlt",
};

export const review: Record<Exclude<ReviewName, "untouched">, string> = {
  confirmed: "Bestätigt",
  corrected: "Korrigiert",
};

export const pile: Record<PileName | "reading", string> = {
  reading: "In Arbeit",
  needs_review: "Ansehen",
  needs_work: "Schwierig",
  failed: "Fehlgeschlagen",
  checked: "Von Ihnen geprüft",
  proved: "Belegt",
};

export const app = {
  inbox: "Eingang",
  columns: "Spalten",
  library: "Archiv",
  export: "Export",
  settings: "Einstellungen",
  screens: "Ansichten",
  local: "Auf diesem Rechner gelesen",
  localUnless: "Hier gelesen, außer Sie wählen Amazon",
  allKeys: "Alle Tasten",
  close: "Schließen",
  dismiss: "Ausblenden",
  again: "Noch einmal",
  loading: "Archiv wird geöffnet",
};
