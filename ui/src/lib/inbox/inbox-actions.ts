import type { Acts, Hint } from "../shell/actions";
import { DEVICE } from "../domain/engines";
import type { InboxStore } from "./inbox.svelte";
import { words } from "../messages";

/** The key line of the inbox, most useful first. */
export const INBOX_HINTS: Hint[] = [
  { of: ["before", "next"], word: words.keys.move },
  { of: ["open"] },
  { of: ["select"] },
  { of: ["acceptProved"] },
  { of: ["paste"], rare: true },
  { of: ["undo"], rare: true },
];

/** The key line while documents are selected. */
export const SELECTION_HINTS: Hint[] = [
  { of: ["selectBefore", "selectNext"], word: words.action.select },
  { of: ["accept"], word: words.keys.acceptSelected },
  { of: ["join"], word: words.keys.join },
  { of: ["setField"], word: words.keys.kind },
  { of: ["readFilesAgain"], word: words.keys.readAgain },
  { of: ["delete"], rare: true },
  { of: ["leave"], rare: true },
];

/** The key line while the inbox has nothing in it. */
export const EMPTY_HINTS: Hint[] = [{ of: ["chooseFiles"] }, { of: ["paste"] }];

/** What the acts of the inbox work on. */
export interface InboxContext {
  inbox: Pick<
    InboxStore,
    | "step"
    | "extendSelection"
    | "toggle"
    | "selectAll"
    | "clearSelection"
    | "acceptFinished"
    | "acceptSelected"
    | "joinSelected"
    | "readSelectedAgain"
    | "current"
    | "rows"
    | "selected"
  >;
  open(): void;
  askToDelete(): void;
  focusList(): void;
  focusKind(): void;
  exportSelected(): void;
}

/** Everything that can be done in the inbox. */
export function inboxActs(context: InboxContext): Acts {
  const { inbox, open, askToDelete, focusList, focusKind, exportSelected } = context;
  if (inbox.rows.length === 0) return {};
  const step = (by: 1 | -1, way: "step" | "extendSelection") => () => {
    inbox[way](by);
    focusList();
  };
  /** Something that is done to selected documents; without any the key is left to others. */
  const toSelected = (act: () => unknown) => () => (inbox.selected.size > 0 ? act() : false);
  return {
    next: step(1, "step"),
    before: step(-1, "step"),
    selectNext: step(1, "extendSelection"),
    selectBefore: step(-1, "extendSelection"),
    open,
    acceptProved: () => inbox.acceptFinished(),
    select: () => {
      const row = inbox.rows.find(({ id }) => id === inbox.current);
      if (row && row.pile !== "reading" && row.pile !== "failed") inbox.toggle(row.id);
    },
    selectAll: () => inbox.selectAll(),
    accept: toSelected(() => inbox.acceptSelected()),
    join: toSelected(() => inbox.joinSelected()),
    setField: toSelected(focusKind),
    readFilesAgain: toSelected(() => inbox.readSelectedAgain(DEVICE)),
    exportFile: toSelected(exportSelected),
    delete: askToDelete,
    leave: toSelected(() => inbox.clearSelection()),
  };
}
