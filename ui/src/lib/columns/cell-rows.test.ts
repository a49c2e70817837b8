import { expect, test } from "vitest";
import type { CellView } from "../domain/api.gen";
import { drawnCells, laidOut, restAbove } from "./cell-rows";

const cell = (document: string): CellView => ({
  document,
  source: "s",
  title: document,
  currency: null,
  value: null,
  verdict: "missing",
  review: "untouched",
  stop: false,
  why: [],
  failing: [],
  place: null,
  page: null,
  candidates: [],
});
const cells = (name: string, count: number): CellView[] =>
  Array.from({ length: count }, (_, at) => cell(`${name}${String(at)}`));

const groups = [
  { group: "odd" as const, cells: cells("odd", 3) },
  { group: "proved" as const, cells: cells("proved", 200) },
];
/** Rows of odd cells are 101 pixels high, of others 81; a heading is 34. */
const [odd, proved] = laidOut(groups, 2, 16) as [
  ReturnType<typeof laidOut>[0],
  ReturnType<typeof laidOut>[0],
];

test("groups stand one below the other, each under its heading", () => {
  expect([odd.begins, odd.rowHeight, odd.rows]).toEqual([34, 101, 2]);
  expect([proved.begins, proved.rowHeight, proved.rows]).toEqual([34 + 202 + 34, 81, 100]);
});

test("only what can be seen is drawn, and the row in focus", () => {
  const drawn = drawnCells(proved, { top: 1000, height: 400 }, null);
  expect([drawn[0]?.cell.document, drawn.at(-1)?.cell.document]).toEqual(["proved14", "proved31"]);
  expect(drawn[1]).toMatchObject({ at: 15, top: 7 * 81, column: 1 });
  const away = drawnCells(proved, { top: 1000, height: 400 }, "proved199");
  expect(away.slice(drawn.length).map(({ at }) => at)).toEqual([198, 199]);
  expect(drawnCells(odd, { top: 9000, height: 400 }, "proved0")).toEqual([]);
});

test("the rest of the screen goes from the cell in focus to the last that can be seen", () => {
  const names = (edge: number, current: string | null): string[] =>
    restAbove([odd, proved], edge, current).map(({ document }) => document);
  expect(names(300, "odd2")).toEqual(["odd2", "proved0", "proved1"]);
  expect(names(135, null)).toEqual(["odd0", "odd1"]);
});
