import type { InboxPile } from "../../lib/inbox/inbox.svelte";
import type { IconName } from "./icons";

/** The icon of every pile. */
export const PILE_ICON: Record<InboxPile, IconName> = {
  reading: "reading",
  needs_review: "eye",
  needs_work: "needs_work",
  failed: "broken",
  checked: "person",
  proved: "proved",
};
