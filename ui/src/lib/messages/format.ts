/** Dates, amounts and numbers as the person's own region writes them. Values come as plain text and are never computed with. */

let region = "en-GB";

/** Writes dates and figures as a region does from now on. */
export function useRegion(tag: string): void {
  region = tag;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DECIMAL = /^-?\d+(\.\d+)?$/;
const SHORT: Intl.DateTimeFormatOptions = {
  day: "2-digit",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
};
const LONG: Intl.DateTimeFormatOptions = {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
};

/** `2026-04-03` as 03 Apr 2026; what is no ISO day stays as it is. */
export function day(iso: string): string {
  return DAY.test(iso) ? new Intl.DateTimeFormat(region, SHORT).format(new Date(iso)) : iso;
}

/** `2026-04-03` as Friday, 3 April 2026. */
export function longDay(iso: string): string {
  return DAY.test(iso) ? new Intl.DateTimeFormat(region, LONG).format(new Date(iso)) : iso;
}

/** `1428.00` as 1,428.00 with as many decimals as given; what is no decimal stays as it is. */
export function amount(plain: string): string {
  if (!DECIMAL.test(plain)) return plain;
  const digits = plain.split(".")[1]?.length ?? 0;
  const style = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(region, style).format(plain as Intl.StringNumericLiteral);
}

/** A value of any form as a sentence quotes it: days and amounts written out, everything else as it is. */
export function quoted(value: string): string {
  return value.includes(".") ? amount(value) : day(value);
}

/** `12.50 + 0.75` with every amount in it written as `amount` does. */
export function sum(terms: string): string {
  return terms
    .split(" + ")
    .map((term, index) =>
      index > 0 && term.startsWith("-")
        ? `− ${amount(term.slice(1))}`
        : (index > 0 ? "+ " : "") + amount(term),
    )
    .join(" ");
}

/** 2318 as 2,318. */
export function count(number: number): string {
  return new Intl.NumberFormat(region).format(number);
}

/** 0.6 as 60 %, with a narrow space. */
export function percent(fraction: number): string {
  return `${Math.round(fraction * 100)} %`;
}

/** 0.94 as 0.9 s below ten seconds, in whole seconds or minutes above. */
export function seconds(time: number): string {
  if (time >= 90) return `${count(Math.round(time / 60))} min`;
  const digits = time < 10 ? 1 : 0;
  return `${new Intl.NumberFormat(region, { maximumFractionDigits: digits }).format(time)} s`;
}

/** 3.2 as 4 s: time left is never said to be nothing while something is left. */
export function secondsLeft(time: number): string {
  return seconds(Math.max(Math.ceil(time), 1));
}

/** 3 565 158 as 3.4 MB. */
export function bytes(size: number): string {
  const [unit, name] = size >= 1e9 ? [2 ** 30, "GB"] : size >= 1e6 ? [2 ** 20, "MB"] : [2 ** 10, "kB"];
  return `${new Intl.NumberFormat(region, { maximumFractionDigits: 1 }).format(size / unit)} ${name}`;
}

/** Some characters in a row, unclear or not. */
export interface Run {
  text: string;
  doubtful: boolean;
}

/** A value cut into runs by which of its characters were unclear. */
export function runs(value: string, doubtful: readonly number[]): Run[] {
  const cut: Run[] = [];
  [...value].forEach((character, index) => {
    const unclear = doubtful.includes(index);
    const last = cut.at(-1);
    if (last && last.doubtful === unclear) last.text += character;
    else cut.push({ text: character, doubtful: unclear });
  });
  return cut;
}

/** An ISO day written short, cut into runs: a digit that was unclear is found in its part of the day. */
export function dayRuns(iso: string, doubtful: readonly number[]): Run[] {
  if (!DAY.test(iso)) return runs(iso, doubtful);
  const start: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = { year: 0, month: 5, day: 8 };
  const parts = new Intl.DateTimeFormat(region, SHORT).formatToParts(new Date(iso));
  return parts.flatMap(({ type, value }) => {
    const from = start[type];
    if (from === undefined) return [{ text: value, doubtful: false }];
    if (type === "month") return [{ text: value, doubtful: doubtful.some((at) => at >= 5 && at < 7) }];
    return runs(
      value,
      doubtful.map((at) => at - from),
    );
  });
}

/** A moment as day and time of day, where the person is. */
export function moment(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.valueOf())) return iso;
  return new Intl.DateTimeFormat(region, { dateStyle: "medium", timeStyle: "short" }).format(time);
}
