import { ACTION_NAMES, ACTIONS, isChangeable, type ActionName, type Acts } from "./actions";
import { isSign, isTyping, isUntouched, pressed } from "../ui/keys";

/** Keys by which a text is edited: while one is typed they are the text's own. */
const EDITING = /^(Arrow(Up|Down|Left|Right)|Delete|Backspace|Home|End|Enter|Tab)$/;

/** Which key does what, with the changes a person made. */
export class Keymap {
  /** Keys that a person chose, by action; an empty list takes the key away. */
  changed = $state.raw<Record<string, string[]>>({});

  /** The keys of an action. */
  of(name: ActionName): readonly string[] {
    return this.changed[name] ?? ACTIONS[name].keys;
  }

  /** The first action among those that a pressed key means. */
  meant(event: KeyboardEvent, acts: Acts): ActionName | null {
    return (
      ACTION_NAMES.find(
        (name) => acts[name] && this.of(name).some((key) => pressed(event, key) && mayFire(name, key, event)),
      ) ?? null
    );
  }

  /** Other actions that a key does already, among those that can meet on one screen. */
  rivals(name: ActionName, key: string): ActionName[] {
    return ACTION_NAMES.filter(
      (other) => other !== name && this.of(other).includes(key) && meet(name, other),
    );
  }

  /** What is kept when an action is given other keys; its own keys again for `null`. */
  with(name: ActionName, keys: string[] | null): Record<string, string[]> {
    const others = Object.entries(this.changed).filter(([other]) => other !== name);
    const given = keys !== null && isChangeable(name) ? [[name, keys] as const] : [];
    return Object.fromEntries([...others, ...given]);
  }
}

/** The keys of this window. */
export const keymap = new Keymap();

/** Whether a key may do this where it was pressed: what prints a character never fires while a person types. */
function mayFire(name: ActionName, key: string, event: KeyboardEvent): boolean {
  const { place } = ACTIONS[name];
  const target = event.target instanceof HTMLElement ? event.target : null;
  const typing = isTyping(event);
  const inField = target?.matches("[data-field]") ?? false;
  const inSearch = target?.matches("[data-list]") ?? false;
  if (place === "field" && !inField) return false;
  if (place === "lines" && !target?.closest("[data-lines]")) return false;
  if (place === "value" && typing && !inField && !target?.closest("[data-lines]")) return false;
  if (isPrinting(key)) return !typing || (inField && !/[a-z0-9]/i.test(key) && isUntouched(target));
  if (place !== "list") return place !== "screen" || !typing || !EDITING.test(key);
  if (key === "Enter" && target?.closest("button, summary, a[href]:not([data-row])")) return false;
  return !typing || (inSearch && key !== "Delete" && !key.startsWith("Mod+"));
}

/** Whether a key alone would write a character. */
function isPrinting(key: string): boolean {
  return key.length === 1 && (isSign(key) || /[a-z0-9 ]/i.test(key));
}

/** Acts of the bench that are listed under headings of all screens. */
const OF_BENCH: readonly ActionName[] = [
  "accept",
  "documentNext",
  "documentBefore",
  "readAgain",
  "show",
  "history",
];

/** The screen an action belongs to, where it belongs to one. */
function screenOf(name: ActionName): "bench" | "columns" | "lists" | null {
  const { group } = ACTIONS[name];
  if (group === "list") return "lists";
  if (group === "cells") return "columns";
  return group === "page" || group === "lines" || OF_BENCH.includes(name) ? "bench" : null;
}

/** Whether two actions can be meant by one key press: each screen has its own, lists have no fields, and no field is a
    line. */
function meet(one: ActionName, other: ActionName): boolean {
  const screens = [screenOf(one), screenOf(other)];
  const places = [ACTIONS[one].place, ACTIONS[other].place];
  if (places.includes("field") && (places.includes("lines") || places.includes("list"))) return false;
  return screens.includes(null) || screens[0] === screens[1];
}
