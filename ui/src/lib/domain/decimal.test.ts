import { expect, test } from "vitest";
import { sumOf } from "./decimal";

test("sums are exact, and only of amounts", () => {
  expect(sumOf(["0.10", "0.20", "-0.3"])).toBe("0.00");
  expect(sumOf(["1", "2.5"])).toBe("3.5");
  expect(sumOf(["1", "a lot"])).toBeNull();
  expect(sumOf([])).toBeNull();
});
