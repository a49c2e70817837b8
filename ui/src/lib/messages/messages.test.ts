import { afterAll, describe, expect, test } from "vitest";
import { describeError, describeFinding, describeWhy, speak, words } from ".";
import { type Tongue, tongues } from "./language";

/** An argument of every name that any code has, so that a sentence that forgets one shows it. */
const args = {
  element: "BT-112",
  engines: "device + text",
  times: "2",
  confidence: "0.58",
  position: "1",
  read: "3",
  rival: "8",
  taken: "8",
  label: "Total",
  terms: "70.80 + 7.08",
  total: "82.15",
  cash: "100.00",
  change: "17.85",
  count: "5",
  sum: "77.88",
  rate: "6",
  base: "70.80",
  form: "GmbH",
  sign: "RM",
  country: "MY",
  other: "2026-08-04",
  value: "24.00",
  field: "total",
  printed: "70.80",
  tax: "4.25",
  first: "1.00",
  second: "2.00",
  date: "2026-04-03",
  format: "HEIC",
  bytes: "300000000",
  limit: "200000000",
  width: "35000",
  height: "35000",
  limit_seconds: "20",
  allowed: "2",
  month: "13",
  day: "31",
  days: "30",
  longest: "200",
  reason: "x",
  engine: "device",
  since: "2026-05-03",
  of: "5",
  vendor: "Kopi",
  words: "diesel + ride",
  word: "fuel",
};

afterAll(() => speak("en", ["en-GB"]));

describe.each(Object.keys(tongues) as Tongue[])("in %s", (tongue) => {
  test("every reason is a phrase, every failing rule a sentence in two halves", async () => {
    await speak(tongue, []);
    for (const say of Object.values(words.evidence)) check(say(args));
    for (const say of Object.values(words.finding)) {
      const { facts, fault } = say(args);
      check(facts);
      check(fault);
    }
  });

  test("every error says what happened and what to do", async () => {
    await speak(tongue, []);
    for (const say of Object.values(words.error)) {
      const { what, remedy } = say(args);
      expect(what).toMatch(/\.$/);
      expect(remedy).toMatch(/\.$/);
      check(what);
      check(remedy);
    }
  });

  test("nothing was forgotten or left in English by mistake", async () => {
    await speak("en", []);
    const english = words;
    await speak(tongue, []);
    expect(shape(words)).toEqual(shape(english));
  });

  test("one and many are told apart", async () => {
    await speak(tongue, []);
    for (const say of [words.inbox.stops, words.bench.lines, words.exporting.rows, words.inbox.delete]) {
      expect(say(1)).toContain("1");
      expect(say(2)).toContain("2");
    }
  });
});

test("sentences are as people write them", async () => {
  await speak("en", ["en-GB"]);
  expect(describeWhy({ code: "sum_closes", args })).toBe("sum closes: 70.80 + 7.08 = 82.15");
  expect(describeWhy({ code: "open_choice", args })).toBe("2nd character may be 8");
  expect(
    describeFinding({ code: "sum_open", args: { terms: "70.80 + 5.35", sum: "76.15", total: "82.15" } }),
  ).toEqual({
    facts: "70.80 + 5.35 = 76.15.",
    fault: "The total says 82.15: 6.00 short.",
  });
  expect(describeError({ code: "file_too_large", args }).what).toBe(
    "The file has 286.1 MB; the limit is 190.7 MB.",
  );
});

test("a code of another version is passed over in silence", () => {
  expect(describeWhy({ code: "of_tomorrow" as never, args: {} })).toBe("");
  expect(describeFinding({ code: "of_tomorrow" as never, args: {} })).toEqual({ facts: "", fault: "" });
  expect(describeError({ code: "of_tomorrow" as never, args: {} })).toEqual(words.error.internal({}));
});

function check(text: string): void {
  expect(text).not.toBe("");
  expect(text).not.toMatch(/undefined|NaN|null/);
}

/** The keys of a catalogue, however deep, with how many arguments each sentence takes. */
function shape(entry: unknown): unknown {
  if (typeof entry === "function") return entry.length;
  if (typeof entry !== "object" || entry === null) return typeof entry;
  return Object.fromEntries(Object.entries(entry).map(([key, value]) => [key, shape(value)]));
}
