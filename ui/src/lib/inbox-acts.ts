import type { Acts, Hint } from "./actions";
import type { InboxStore } from "./inbox.svelte";
import { words } from "./messages";

/** The key line of the inbox, most useful first. */
export const INBOX_HINTS: Hint[] = [
  { of: ["before", "next"], word: words.keys.move },
  { of: ["open"] },
  { of: ["select"] },
  { of: ["acceptProved"] },
  { of: ["paste"], rare: true },
  { of: ["undo"], rare: true },
];

/** The key line while the inbox has nothing in it. */
export const EMPTY_HINTS: Hint[] = [{ of: ["chooseFiles"] }, { of: ["paste"] }];

/** What the acts of the inbox work on. */
export interface InboxHands {
  inbox: Pick<InboxStore, "step" | "toggle" | "acceptProved" | "current" | "rows" | "selected">;
  open(): void;
  askToDelete(): void;
  focusList(): void;
}

/** Everything that can be done in the inbox. */
export function inboxActs({ inbox, open, askToDelete, focusList }: InboxHands): Acts {
  if (inbox.rows.length === 0) return {};
  const step = (by: 1 | -1) => () => {
    inbox.step(by);
    focusList();
  };
  return {
    next: step(1),
    before: step(-1),
    open,
    acceptProved: () => inbox.acceptProved(),
    select: () => {
      const row = inbox.rows.find(({ id }) => id === inbox.current);
      if (row && row.pile !== "reading" && row.pile !== "failed") inbox.toggle(row.id);
    },
    delete: askToDelete,
    leave: () => {
      if (inbox.selected.size === 0) return false;
      inbox.selected.clear();
    },
  };
}
