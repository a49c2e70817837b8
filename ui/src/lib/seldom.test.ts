import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { seldom } from "./seldom";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("what is asked for often is done at once, and once more at the end", () => {
  const act = vi.fn();
  const ask = seldom(act, 100);
  for (let time = 0; time < 30; time += 1) ask();
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(100);
  expect(act).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(1000);
  expect(act).toHaveBeenCalledTimes(2);
  ask();
  expect(act).toHaveBeenCalledTimes(3);
});
