import { expect, test } from "vitest";
import { fitting, holds, onPage, scaleOf, seen, strip, turned, viewBox } from "./geometry";

const page = { width: 1000, height: 2000 };
const window = { width: 500, height: 500 };

test("a box in fractions is found on its page", () => {
  expect(onPage({ x: 0.1, y: 0.5, w: 0.2, h: 0.01 }, page)).toEqual({ x: 100, y: 1000, w: 200, h: 20 });
});

test("a fitting camera shows the whole page, turned or not", () => {
  const upright = seen(fitting(page), page, window);
  expect(upright).toEqual({ x: -500, y: 0, w: 2000, h: 2000 });
  expect(scaleOf(fitting(page), page, window)).toBe(0.25);
  expect(scaleOf(fitting(page, 1), page, { width: 1000, height: 500 })).toBe(0.5);
});

test("four quarters bring a point back", () => {
  const point = { x: 10, y: 20 };
  expect(turned(point, page, 1)).toEqual({ x: 1480, y: 510 });
  expect(turned(point, page, 4)).toEqual(point);
  expect(turned(turned(point, page, 3), page, 1)).toEqual(point);
});

test("a strip has the shape asked for and holds the word at its edge", () => {
  const word = { x: 100, y: 1000, w: 60, h: 20 };
  const left = strip(word, { width: 380, height: 58 }, "left");
  const right = strip(word, { width: 380, height: 58 }, "right");
  for (const view of [left, right]) {
    expect(view.w / view.h).toBeCloseTo(380 / 58);
    expect(holds(view, word)).toBe(true);
  }
  expect(left.x).toBeLessThan(word.x);
  expect(right.x + right.w).toBeGreaterThan(word.x + word.w);
  expect(left.x).toBeGreaterThan(right.x);
});

test("a view box is short", () => {
  expect(viewBox({ x: 1 / 3, y: 0, w: 10, h: 20.005 })).toBe("0.33 0 10 20.01");
});
