/** Periods of the calendar as ISO 8601 days, both ends included. */
export interface Period {
  from: string | null;
  to: string | null;
}

/** The periods people ask for most. */
export const PERIODS = [
  "any",
  "thisMonth",
  "lastMonth",
  "thisQuarter",
  "lastQuarter",
  "thisYear",
  "lastYear",
] as const;

/** Name of a period. */
export type PeriodName = (typeof PERIODS)[number];

/** The days of a named period, seen from a day. */
export function period(name: PeriodName, today: Date): Period {
  const year = today.getFullYear();
  const month = today.getMonth();
  const quarter = month - (month % 3);
  switch (name) {
    case "any":
      return { from: null, to: null };
    case "thisMonth":
      return months(year, month, 1);
    case "lastMonth":
      return months(year, month - 1, 1);
    case "thisQuarter":
      return months(year, quarter, 3);
    case "lastQuarter":
      return months(year, quarter - 3, 3);
    case "thisYear":
      return months(year, 0, 12);
    case "lastYear":
      return months(year - 1, 0, 12);
  }
}

/** The name of a period, where it has one. */
export function nameOf({ from, to }: Period, today: Date): PeriodName | null {
  return (
    PERIODS.find((name) => {
      const named = period(name, today);
      return named.from === from && named.to === to;
    }) ?? null
  );
}

/** One end of a period as typed: a day, a month or a year. `null` for anything else. */
export function periodEnd(typed: string, end: "from" | "to"): string | null {
  const parts = /^\s*(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?\s*$/.exec(typed);
  if (!parts) return null;
  const [year, month, day] = parts.slice(1).map((part) => (part === undefined ? null : Number(part)));
  if (month !== null && month !== undefined && (month < 1 || month > 12)) return null;
  const first = (month ?? 1) - 1;
  const whole = months(year ?? 0, first, month ? 1 : 12);
  if (!day) return whole[end];
  const exact = new Date(Date.UTC(year ?? 0, first, day));
  return exact.getUTCMonth() === first ? iso(exact) : null;
}

function months(year: number, month: number, number: number): { from: string; to: string } {
  return {
    from: iso(new Date(Date.UTC(year, month, 1))),
    to: iso(new Date(Date.UTC(year, month + number, 0))),
  };
}

function iso(day: Date): string {
  return day.toISOString().slice(0, 10);
}
