import { expect, test } from "vitest";
import { nameOf, period, periodEnd, PERIODS, type PeriodName } from "./period";

const today = new Date(2026, 1, 14);

test("named periods hold their first and last day", () => {
  const cases: [PeriodName, string | null, string | null][] = [
    ["any", null, null],
    ["thisMonth", "2026-02-01", "2026-02-28"],
    ["lastMonth", "2026-01-01", "2026-01-31"],
    ["thisQuarter", "2026-01-01", "2026-03-31"],
    ["lastQuarter", "2025-10-01", "2025-12-31"],
    ["thisYear", "2026-01-01", "2026-12-31"],
    ["lastYear", "2025-01-01", "2025-12-31"],
  ];
  for (const [name, from, to] of cases) expect(period(name, today)).toEqual({ from, to });
});

test("a period finds its name again", () => {
  for (const name of PERIODS) expect(nameOf(period(name, today), today)).toBe(name);
  expect(nameOf({ from: "2026-01-03", to: null }, today)).toBeNull();
});

test("an end may be typed as a day, a month or a year", () => {
  expect(periodEnd("2026", "to")).toBe("2026-12-31");
  expect(periodEnd("2024-2", "to")).toBe("2024-02-29");
  expect(periodEnd(" 2026-03 ", "from")).toBe("2026-03-01");
  expect(periodEnd("2026-03-09", "to")).toBe("2026-03-09");
  for (const nonsense of ["", "26", "2026-13", "2025-02-29", "soon"])
    expect(periodEnd(nonsense, "from")).toBeNull();
});
