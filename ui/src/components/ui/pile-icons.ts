import type { PileName } from "../../lib/domain/api.gen";
import type { IconName } from "./icons";

/** The icon of every pile. */
export const PILE_ICON: Record<PileName | "reading", IconName> = {
  reading: "reading",
  needs_review: "eye",
  needs_work: "needs_work",
  failed: "broken",
  checked: "person",
  proved: "proved",
};
