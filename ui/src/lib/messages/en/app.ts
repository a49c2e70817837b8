import type { PileName, ReviewName, VerdictName } from "../../domain/api.gen";

export const verdict: Record<VerdictName, string> = {
  proved: "Proved",
  likely: "Likely",
  doubtful: "Doubtful",
  missing: "Missing",
};

export const review: Record<Exclude<ReviewName, "untouched">, string> = {
  confirmed: "Confirmed",
  corrected: "Corrected",
};

export const pile: Record<PileName | "reading", string> = {
  reading: "Reading",
  needs_review: "Look",
  needs_work: "Hard",
  failed: "Failed",
  checked: "Checked by you",
  proved: "Proved",
};

export const app = {
  inbox: "Inbox",
  columns: "Columns",
  library: "Library",
  export: "Export",
  settings: "Settings",
  screens: "Screens",
  local: "Read on this computer",
  localUnless: "Read here, unless you choose Amazon",
  allKeys: "All keys",
  close: "Close",
  dismiss: "Dismiss",
  again: "Try again",
  loading: "Opening the library",
};
