import { forScreens, SCREENS } from "./screens";

/** Heading under which the key sheet and the settings list an action. */
export type ActionGroup = "go" | "list" | "cells" | "value" | "page" | "lines";

/**
 * Where the keys of an action work: anywhere on its screen; in the input of a field; in the table of lines; in a list,
 * when nothing is being typed; or anywhere but in an input that keeps its own history.
 */
export type ActionPlace = "screen" | "field" | "lines" | "list" | "value";

/** Something a person can do, with the keys that do it unless they chose others. */
export interface Action {
  group: ActionGroup;
  place: ActionPlace;
  keys: readonly string[];
}

const on =
  (group: ActionGroup, place: ActionPlace) =>
  (...keys: string[]): Action => ({ group, place, keys });

const [go, goField, goList] = [on("go", "screen"), on("go", "field"), on("list", "list")];
const line = on("lines", "lines");
const [value, kept, page] = [on("value", "screen"), on("value", "value"), on("page", "screen")];

/** What the key line shows, most useful first: the keys of some actions and a word for them. */
export interface Hint {
  of: ActionName[];
  /** Another word than the first action's. */
  word?: string;
  /** Folds away in a narrow window. */
  rare?: boolean;
}

/** Everything a person can do: keys, the palette, the key sheet and the settings all read this one table. */
export const ACTIONS = {
  confirm: goField("Enter"),
  accept: go("Mod+Enter"),
  fieldNext: goField("Tab"),
  fieldBefore: goField("Shift+Tab"),
  documentNext: go("Mod+ArrowDown"),
  documentBefore: go("Mod+ArrowUp"),
  leave: go("Escape"),
  palette: go("Mod+K"),
  allKeys: go("?", "F1"),
  ...forScreens((screen) => go(...SCREENS[screen].keys)),
  chooseFiles: go("Mod+O"),
  chooseForAmazon: go("Mod+Shift+O"),
  paste: go("Mod+V"),
  exportFile: go("Mod+E"),

  next: goList("ArrowDown"),
  before: goList("ArrowUp"),
  screenDown: goList("PageDown"),
  screenUp: goList("PageUp"),
  open: goList("Enter"),
  select: goList("X"),
  delete: goList("Delete"),
  join: goList("J"),
  readFilesAgain: goList("R"),
  selectNext: goList("Shift+ArrowDown"),
  selectBefore: goList("Shift+ArrowUp"),
  acceptProved: goList("Shift+Enter"),
  search: goList("/"),
  selectAll: goList("Mod+A"),
  onlyVendor: goList("Shift+V"),
  setField: on("list", "screen")("Mod+B"),
  keepBoth: goList("K"),

  acceptRest: on("cells", "field")("Shift+Enter"),
  openCell: on("cells", "field")("Mod+Enter"),

  candidate1: value("Alt+1"),
  candidate2: value("Alt+2"),
  candidate3: value("Alt+3"),
  candidate4: value("Alt+4"),
  candidate5: value("Alt+5"),
  readAgain: value("F2"),
  repair1: value("F6"),
  repair2: value("F7"),
  repair3: value("F8"),
  makeRule: value("F9"),
  history: value("Mod+H"),
  show: value("Mod+M"),
  undo: kept("Mod+Z"),
  redo: kept("Mod+Shift+Z"),

  zoomToWord: page("Mod+ ", " "),
  zoomIn: page("Mod+=", "Mod++"),
  zoomOut: page("Mod+-"),
  fit: page("Mod+0"),
  rotate: page("Mod+R"),
  panLeft: page("Alt+ArrowLeft"),
  panRight: page("Alt+ArrowRight"),
  panUp: page("Alt+ArrowUp"),
  panDown: page("Alt+ArrowDown"),
  pageNext: page("PageDown"),
  pageBefore: page("PageUp"),
  words: page("Mod"),
  splitPage: page("Alt+P"),
  cutPage: page("Alt+X"),
  joinBeside: page("Alt+J"),

  lines: on("lines", "screen")("Mod+L"),
  lineNext: line("ArrowDown", "Enter"),
  lineBefore: line("ArrowUp"),
  lineAdd: line("Mod+Insert", "Mod+I"),
  lineDelete: line("Mod+Delete"),
  lineSplit: line("Alt+S"),
  lineMerge: line("Alt+M"),
  lineFill: line("Mod+D"),
} satisfies Record<string, Action>;

/** Name of an action. */
export type ActionName = keyof typeof ACTIONS;

/** What can be done on a screen; an answer of `false` leaves the key to others. */
export type Acts = Partial<Record<ActionName, () => unknown>>;

/** Keys that the system or the hand's own habit fixes. */
const FIXED: readonly ActionName[] = [
  "paste",
  "words",
  "confirm",
  "fieldNext",
  "fieldBefore",
  "leave",
  "lineNext",
  "lineBefore",
];

/** Whether a person may give an action another key. */
export function isChangeable(name: ActionName): boolean {
  return !FIXED.includes(name);
}

/** Every action, in the order of the table. */
export const ACTION_NAMES = Object.keys(ACTIONS) as ActionName[];

/** Headings in the order in which they are listed. */
export const GROUPS: readonly ActionGroup[] = ["go", "value", "page", "list", "cells", "lines"];
