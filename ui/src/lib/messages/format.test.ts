import { beforeAll, describe, expect, test } from "vitest";
import {
  amount,
  bytes,
  day,
  dayRuns,
  longDay,
  percent,
  quoted,
  runs,
  seconds,
  secondsLeft,
  sum,
  useRegion,
} from "./format";

beforeAll(() => useRegion("en-GB"));

describe("days", () => {
  test("are written out, and left alone when they are none", () => {
    expect(day("2026-04-03")).toBe("03 Apr 2026");
    expect(longDay("2026-04-03")).toMatch(/^Friday,? 3 April 2026$/);
    expect(day("April")).toBe("April");
  });

  test("do not move with the time zone", () => {
    expect(day("2026-01-01")).toBe("01 Jan 2026");
  });

  test("show which of their digits was unclear", () => {
    expect(dayRuns("2026-04-03", [9])).toEqual([
      { text: "0", doubtful: false },
      { text: "3", doubtful: true },
      { text: " ", doubtful: false },
      { text: "Apr", doubtful: false },
      { text: " ", doubtful: false },
      { text: "2026", doubtful: false },
    ]);
    expect(dayRuns("2026-04-03", [6]).find(({ doubtful }) => doubtful)?.text).toBe("Apr");
  });
});

describe("amounts", () => {
  test("keep their decimals and never pass through a float", () => {
    const cases: [string, string][] = [
      ["1428.00", "1,428.00"],
      ["0.5", "0.5"],
      ["-12.50", "-12.50"],
      ["9007199254740993.01", "9,007,199,254,740,993.01"],
      ["A-004817", "A-004817"],
      ["", ""],
    ];
    for (const [plain, written] of cases) expect(amount(plain)).toBe(written);
  });

  test("are written as a sum", () => {
    expect(sum("70.80 + 7.08 + -1.00")).toBe("70.80 + 7.08 − 1.00");
  });

  test("are quoted without touching numbers of documents", () => {
    expect(quoted("1428.00")).toBe("1,428.00");
    expect(quoted("20260417")).toBe("20260417");
    expect(quoted("2026-04-17")).toBe("17 Apr 2026");
  });
});

test("times and sizes are short", () => {
  expect(seconds(0.94)).toBe("0.9 s");
  expect(seconds(12.4)).toBe("12 s");
  expect(seconds(150)).toBe("3 min");
  expect(secondsLeft(0.2)).toBe("1 s");
  expect(percent(0.604)).toBe("60 %");
  expect(bytes(3_565_158)).toBe("3.4 MB");
});

test("a value is cut where characters were unclear", () => {
  expect(runs("1.08", [0])).toEqual([
    { text: "1", doubtful: true },
    { text: ".08", doubtful: false },
  ]);
  expect(runs("abc", [])).toEqual([{ text: "abc", doubtful: false }]);
});
