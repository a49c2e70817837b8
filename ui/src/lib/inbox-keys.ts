import type { InboxStore } from "./inbox.svelte";
import { isTyping, pressed } from "./keys";
import { words } from "./messages";

const { keys } = words;

/** The key line of the inbox, most useful first. */
export const INBOX_HINTS = [
  { keys: ["ArrowUp+ArrowDown"], word: keys.move },
  { keys: ["Enter"], word: keys.open },
  { keys: ["X"], word: keys.select },
  { keys: ["Shift+Enter"], word: keys.acceptProved },
  { keys: ["Mod+V"], word: keys.paste, rare: true },
  { keys: ["Mod+Z"], word: keys.undo, rare: true },
];

/** The key line while the inbox has nothing in it. */
export const EMPTY_HINTS = [
  { keys: ["Mod+O"], word: keys.choose },
  { keys: ["Mod+V"], word: keys.paste },
];

/** Every key of the inbox. */
export const INBOX_GROUPS = [
  {
    title: keys.list,
    keys: [
      { keys: ["ArrowUp+ArrowDown"], word: keys.move },
      { keys: ["Enter"], word: keys.open },
      { keys: ["X"], word: keys.select },
      { keys: ["Delete"], word: keys.delete },
      { keys: ["Shift+Enter"], word: keys.acceptProved },
      { keys: ["Mod+Z"], word: keys.undo },
      { keys: ["Mod+Shift+Z"], word: keys.redo },
    ],
  },
  {
    title: keys.go,
    keys: EMPTY_HINTS,
  },
];

/** What the keys of the inbox act on. */
export interface InboxHands {
  inbox: Pick<InboxStore, "step" | "toggle" | "acceptProved" | "current" | "rows" | "selected">;
  open(): void;
  askToDelete(): void;
  focusList(): void;
}

/** Does what a key of the inbox says; what it does not know goes on to others. */
export function inboxKey(event: KeyboardEvent, { inbox, open, askToDelete, focusList }: InboxHands): void {
  const onButton = event.target instanceof HTMLElement && event.target.closest("button, summary") !== null;
  if (event.defaultPrevented || isTyping(event) || inbox.rows.length === 0) return;
  if (pressed(event, "ArrowDown") || pressed(event, "ArrowUp")) {
    inbox.step(event.key === "ArrowDown" ? 1 : -1);
    focusList();
  } else if (pressed(event, "Enter") && !onButton) open();
  else if (pressed(event, "Shift+Enter")) void inbox.acceptProved();
  else if (pressed(event, "X") && inbox.current) {
    const row = inbox.rows.find(({ id }) => id === inbox.current);
    if (row && row.pile !== "reading" && row.pile !== "failed") inbox.toggle(row.id);
  } else if (pressed(event, "Delete")) askToDelete();
  else if (pressed(event, "Escape") && inbox.selected.size > 0) inbox.selected.clear();
  else return;
  event.preventDefault();
}
