import { expect, test } from "vitest";
import { blank, filled, isBlank, merged, removed, split, type LineRow } from "./line-rows";

const row = (...cells: string[]): LineRow => ({ cells, place: null });
const rows = [row("2", "Nasi lemak", "14.90", "29.80"), row("1", "Mee goreng", "13.50", "13.50")];
const cells = (of: LineRow[]): string[][] => of.map((one) => one.cells);

test("a split line shares its amount, to the last cent", () => {
  const { rows: two, row: at } = split([row("1", "Tea and rice", "4.05", "4.05")], 0);
  expect(cells(two)).toEqual([
    ["", "Tea and rice", "", "2.03"],
    ["", "Tea and rice", "", "2.02"],
  ]);
  expect(at).toBe(1);
});

test("a merged line has both texts and the sum, and nothing that was different", () => {
  const { rows: one, row: at } = merged(rows, 1);
  expect(cells(one)).toEqual([["", "Nasi lemak Mee goreng", "", "43.30"]]);
  expect(at).toBe(0);
  expect(cells(merged(rows, 0).rows)).toEqual(cells(rows));
});

test("splitting and merging give back the amount", () => {
  for (const amount of ["0.01", "4.05", "-13.37", "100", "12.345"]) {
    const { rows: two, row: at } = split([row("", "Tea", "", amount)], 0);
    expect(Number(merged(two, at).rows[0]?.cells[3])).toBe(Number(amount));
  }
});

test("a deleted line leaves the focus on its neighbour", () => {
  expect(removed(rows, 1)).toEqual({ rows: [rows[0]], row: 0 });
  expect(removed([rows[0] as LineRow], 0)).toEqual({ rows: [], row: 0 });
});

test("filling down repeats what stands above", () => {
  expect(filled(rows, 1, 2).rows[1]?.cells[2]).toBe("14.90");
  expect(filled(rows, 0, 2).rows).toEqual(rows);
});

test("a blank row holds nothing", () => {
  expect(isBlank(blank(4))).toBe(true);
  expect(isBlank(row("", " x "))).toBe(false);
});
