import type { InboxPile } from "../lib/inbox.svelte";
import type { IconName } from "./icons";

/** The icon of every pile. */
export const PILE_ICON: Record<InboxPile, IconName> = {
  reading: "reading",
  look: "eye",
  hard: "hard",
  failed: "broken",
  checked: "person",
  proved: "proved",
};
