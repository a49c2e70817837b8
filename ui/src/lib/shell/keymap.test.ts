import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { ACTION_NAMES, ACTIONS, type ActionName, type Acts } from "./actions";
import { Keymap } from "./keymap.svelte";

/** An element as far as keys look at it. */
class Element {
  value = "03/04/26";
  selectionStart = 0;
  selectionEnd = 8;
  isContentEditable = false;
  readonly #is: string;
  constructor(is: string) {
    this.#is = is;
  }
  matches(selector: string): boolean {
    return selector.split(",").some((one) => this.#is.includes(one.trim().split(":")[0] ?? one));
  }
  closest(selector: string): this | null {
    return this.matches(selector) ? this : null;
  }
}

beforeAll(() => {
  vi.stubGlobal("HTMLElement", Element);
  vi.stubGlobal("HTMLInputElement", Element);
});

const field = new Element("input [data-field]");
const caret = Object.assign(new Element("input [data-field]"), { selectionStart: 3, selectionEnd: 3 });
const other = new Element("input");
const list = new Element("input [data-list]");
const page = new Element("body");
const everything: Acts = Object.fromEntries(ACTION_NAMES.map((name) => [name, () => undefined]));

let keymap: Keymap;
beforeEach(() => {
  keymap = new Keymap();
});

function meant(name: string, target: Element, acts: Acts = everything): ActionName | null {
  const parts = name.split(/\+(?=.)/);
  const key = parts.pop() ?? "";
  const event = {
    key,
    code: /^\d$/.test(key) ? `Digit${key}` : "",
    ctrlKey: parts.includes("Mod"),
    metaKey: false,
    altKey: parts.includes("Alt"),
    shiftKey: parts.includes("Shift"),
    target,
  };
  return keymap.meant(event as unknown as KeyboardEvent, acts);
}

test("each key of the bench does its one thing while a field is being typed in", () => {
  const cases: [string, ActionName][] = [
    ["Enter", "confirm"],
    ["Mod+Enter", "accept"],
    ["Tab", "fieldNext"],
    ["Shift+Tab", "fieldBefore"],
    ["Alt+2", "candidate2"],
    ["F2", "readAgain"],
    ["Mod+Z", "undo"],
    ["Mod+Shift+Z", "redo"],
    ["Mod+ ", "zoomToWord"],
    ["Mod+R", "rotate"],
    ["Mod+K", "palette"],
    ["PageDown", "pageNext"],
    ["Escape", "leave"],
  ];
  for (const [key, name] of cases) expect(meant(key, caret), key).toBe(name);
});

test("letters are letters: nothing that prints fires while a person types", () => {
  for (const key of ["a", "x", "X", "/", "1", "?", " "]) {
    expect(meant(key, caret), key).toBeNull();
    expect(meant(key, other), key).toBeNull();
  }
  expect(meant("x", page)).toBe("select");
  expect(meant("/", page)).toBe("search");
});

test("a field whose whole text is chosen gives up the space and the question mark", () => {
  expect(meant(" ", field)).toBe("zoomToWord");
  expect(meant("?", field)).toBe("allKeys");
  expect(meant("x", field)).toBeNull();
});

test("an input that keeps its own history is left alone", () => {
  expect(meant("Mod+Z", other)).toBeNull();
  expect(meant("Mod+Z", page)).toBe("undo");
});

test("lists are walked from the page and from their search, and never while another text is typed", () => {
  const acts: Acts = { next: () => undefined, open: () => undefined, delete: () => undefined };
  expect(meant("ArrowDown", page, acts)).toBe("next");
  expect(meant("ArrowDown", list, acts)).toBe("next");
  expect(meant("ArrowDown", other, acts)).toBeNull();
  expect(meant("Delete", list, acts)).toBeNull();
  expect(meant("Mod+A", list, { selectAll: () => undefined })).toBeNull();
  expect(meant("Mod+A", page, { selectAll: () => undefined })).toBe("selectAll");
  expect(meant("Enter", new Element("button"), acts)).toBeNull();
  expect(meant("Enter", new Element("a[href]:not([data-row])"), acts)).toBeNull();
});

test("a person's own key takes the place of the first one", () => {
  keymap.changed = keymap.with("readAgain", ["F4"]);
  expect(meant("F4", field)).toBe("readAgain");
  expect(meant("F2", field)).toBeNull();
  keymap.changed = keymap.with("readAgain", null);
  expect(keymap.changed).toEqual({});
  expect(meant("F2", field)).toBe("readAgain");
});

test("what the hand does by itself cannot be changed", () => {
  expect(keymap.with("confirm", ["F9"])).toEqual({});
});

test("a key that does something already says what", () => {
  expect(keymap.rivals("readAgain", "Mod+Z")).toEqual(["undo"]);
  expect(keymap.rivals("readAgain", "F10")).toEqual([]);
  expect(keymap.rivals("pageNext", "PageDown")).toEqual([]);
});

test("no two actions of one screen share a key", () => {
  for (const name of ACTION_NAMES) {
    for (const key of ACTIONS[name].keys) expect(keymap.rivals(name, key), `${name}: ${key}`).toEqual([]);
  }
});
