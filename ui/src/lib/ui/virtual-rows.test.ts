import { expect, test } from "vitest";
import { drawnOf } from "./virtual-rows";

const list = { count: 300, rowHeight: 20, height: 200 };
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

test("rows in view and a few beyond the edge are drawn", () => {
  expect(drawnOf({ ...list, top: 0 })).toEqual(range(0, 17));
  expect(drawnOf({ ...list, top: 1000 })).toEqual(range(42, 67));
  expect(drawnOf({ ...list, top: 5900 })).toEqual(range(287, 299));
});

test("of high rows fewer are drawn beyond the edge", () => {
  expect(drawnOf({ ...list, top: 1000, margin: 2 })).toEqual(range(48, 61));
});

test("a list that is out of view draws nothing, or the row that holds the focus", () => {
  expect(drawnOf({ ...list, top: -900 })).toEqual([]);
  expect(drawnOf({ ...list, top: 9000 })).toEqual([]);
  expect(drawnOf({ ...list, top: -900, also: 5 })).toEqual([5]);
  expect(drawnOf({ ...list, top: -900, also: 300 })).toEqual([]);
});

test("the row that holds the focus stands where it belongs", () => {
  expect(drawnOf({ ...list, top: 1000, also: 2 })).toEqual([2, ...range(42, 67)]);
  expect(drawnOf({ ...list, top: 0, also: 200 })).toEqual([...range(0, 17), 200]);
  expect(drawnOf({ ...list, top: 0, also: 3 })).toEqual(range(0, 17));
});
