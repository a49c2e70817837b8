import { expect, test } from "vitest";
import type { ActionName } from "./actions";
import { actionsFor, placesFor } from "./palette";

const say = (name: ActionName): string =>
  (({ undo: "undo", redo: "redo", rotate: "rotate", words: "hold: all words" }) as Record<string, string>)[
    name
  ] ?? name;
const acts = { undo: () => 0, redo: () => 0, rotate: () => 0, words: () => 0, palette: () => 0 };

test("what begins with the letters comes first, then what has a word that does, then what holds them", () => {
  expect(actionsFor(acts, "r", say)).toEqual(["redo", "rotate", "words"]);
  expect(actionsFor(acts, "wo", say)).toEqual(["words"]);
  expect(actionsFor(acts, " DO ", say)).toEqual(["undo", "redo"]);
  expect(actionsFor(acts, "giraffe", say)).toEqual([]);
});

test("nothing typed offers everything but the palette itself", () => {
  expect(actionsFor(acts, "", say)).toEqual(["undo", "redo", "rotate", "words"]);
});

test("places are found by their labels", () => {
  const place = (label: string) => ({ label, run: () => 0 });
  const places = [place("Subtotal"), place("Total"), place("Date")];
  expect(placesFor(places, "tot").map(({ label }) => label)).toEqual(["Total", "Subtotal"]);
});
