import { ACTION_NAMES, type ActionName, type Acts } from "./actions";

/** A place or a document that the palette leads to. */
export interface PaletteEntry {
  label: string;
  /** What it is, or what it holds. */
  note?: string;
  run(): unknown;
}

/** What the palette never offers: itself, and what only makes sense while a key is down. */
const HIDDEN: readonly ActionName[] = [
  "palette",
  "paste",
  "next",
  "before",
  "screenDown",
  "screenUp",
  "selectNext",
  "selectBefore",
];

/** The actions at hand whose words begin with what was typed or hold it, those that begin with it first. */
export function actionsFor(acts: Acts, text: string, say: (name: ActionName) => string): ActionName[] {
  const at = ACTION_NAMES.filter((name) => acts[name] && !HIDDEN.includes(name));
  return ranked(at, text, say);
}

/** The same for places. */
export function placesFor(places: readonly PaletteEntry[], text: string): PaletteEntry[] {
  return ranked(places, text, ({ label }) => label);
}

function ranked<T>(all: readonly T[], text: string, say: (one: T) => string): T[] {
  const wanted = text.trim().toLowerCase();
  const place = (one: T): number => {
    const title = say(one).toLowerCase();
    if (title.startsWith(wanted)) return 0;
    if (title.split(/\s+/).some((word) => word.startsWith(wanted))) return 1;
    return title.includes(wanted) ? 2 : -1;
  };
  return all
    .map((one) => ({ one, rank: place(one) }))
    .filter(({ rank }) => rank >= 0)
    .sort((one, other) => one.rank - other.rank)
    .map(({ one }) => one);
}
