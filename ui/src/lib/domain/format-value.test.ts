import { beforeAll, expect, test } from "vitest";
import type { DocumentRow, FieldName, FieldView, PileName, ReadingRow } from "./api.gen";
import { useRegion } from "../messages/format";
import {
  documentState,
  masked,
  describeField,
  describeReading,
  describeReason,
  formatUnderstood,
  describeWhatIsLeft,
  valueRuns,
} from "./format-value";

beforeAll(() => useRegion("en-GB"));

const total: FieldView = {
  name: "total",
  value: "1428.00",
  read: null,
  verdict: "proved",
  review: "untouched",
  required: true,
  stop: false,
  masked: false,
  why: [{ code: "cash_less_change", args: { cash: "1500.00", change: "72.00" } }],
  place: null,
  printed: [],
  doubtful: [],
  candidates: [],
};

test("a field is said in one breath", () => {
  expect(describeField(total, true)).toBe("Total, 1,428.00, proved: cash 1,500.00 − change 72.00");
  expect(describeField({ ...total, value: null, verdict: "missing", why: [] }, true)).toBe(
    "Total, missing: nothing found",
  );
});

test("an offer is said as a suggestion, with its reason", () => {
  const why = [{ code: "usual_for" as const, args: { word: "taxi" } }];
  const offered: FieldView = {
    ...total,
    name: "category",
    value: null,
    verdict: "missing",
    why,
    candidates: [{ value: "Travel", raw: "Travel", source: "memory", place: null, why }],
  };
  expect(describeField(offered, true)).toBe("Category, Travel, suggested: “taxi” is usually filed so");
  expect(describeReason({ ...offered, review: "confirmed" }, true)).toBe("by you");
});

test("what a person did stands before what the machine says", () => {
  expect(describeReason({ ...total, review: "corrected", read: "142.80" }, true)).toBe(
    "the reader saw 142.80",
  );
  expect(describeReason({ ...total, review: "corrected", read: null }, true)).toBe(
    "the reader found nothing",
  );
  expect(describeField({ ...total, review: "confirmed" }, true)).toBe("Total, 1,428.00, confirmed: by you");
});

test("a document says who vouches for it, or what is left to do", () => {
  const state = (pile: PileName, more = {}): string[] =>
    Object.values(documentState({ pile, accepted: false, stops: [], ...more }));
  expect(state("proved")).toEqual(["proved", "Proved"]);
  expect(state("checked")).toEqual(["person", "Checked by you"]);
  expect(state("checked", { accepted: true })).toEqual(["person", "Accepted"]);
  expect(state("needs_review")).toEqual(["likely", "Likely"]);
  expect(state("needs_review", { stops: ["total"] })).toEqual(["eye", "1 stop"]);
  expect(state("needs_work", { stops: ["date", "total"] })).toEqual(["needs_work", "2 stops"]);
});

test("a covered number is not said either", () => {
  const number: FieldView = { ...total, name: "document_number", value: "U70K41927", masked: true, why: [] };
  expect(describeField(number, true)).not.toContain("U70K");
  expect(describeField(number, false)).toContain("U70K41927");
  const corrected: FieldView = { ...number, review: "corrected", read: "U70K41928" };
  expect(describeReason(corrected, true)).not.toContain("U70K");
});

test("masks leave enough to tell two documents apart", () => {
  expect(masked("document_number", "L898902C3")).toBe("••••••2C3");
  expect(masked("personal_number", "7")).toBe("•");
  expect(masked("mrz", "P<UTO")).toBe("•••••");
});

test("what was understood is said in full", () => {
  expect(formatUnderstood("date", "2026-04-03", null)).toMatch(/^Friday,? 3 April 2026$/);
  expect(formatUnderstood("total", "7.08", "MYR")).toBe("MYR 7.08");
  expect(formatUnderstood("sex", "F", null)).toBe("Female");
});

test("unclear characters are found again in the value as written", () => {
  expect(valueRuns({ ...total, value: "1.08", doubtful: [0] })).toEqual([
    { text: "1", doubtful: true },
    { text: ".08", doubtful: false },
  ]);
  expect(valueRuns(total)).toEqual([{ text: "1,428.00", doubtful: false }]);
  expect(valueRuns({ ...total, value: null })).toEqual([]);
});

test("a row of the inbox says what is left to do", () => {
  const left = (stops: FieldName[], glances: FieldName[]) =>
    describeWhatIsLeft({ stops, glances } as Partial<DocumentRow> as DocumentRow);
  expect(left(["total"], ["vendor"])).toBe("Look at total");
  expect(left([], ["vendor", "date"])).toBe("Glance at vendor and date: read clearly, not proved");
  expect(left([], [])).toBe("Nothing here can be proved; a look settles it");
});

test("a file says who reads it only where it leaves this computer, and why it waits", () => {
  const row: ReadingRow = {
    source: "s",
    name: "a.pdf",
    engine: "textract",
    stage: "sending",
    page: 0,
    pages: 1,
    done: 0.4,
    secondsLeft: null,
    heldBy: null,
  };
  expect(describeReading(row)).toBe("with Amazon, sending");
  expect(describeReading({ ...row, engine: "device", stage: "reading_words", pages: 3 })).toBe(
    "page 1 of 3, reading words",
  );
  expect(describeReading({ ...row, stage: null })).toBe("waits, with Amazon");
  expect(describeReading({ ...row, stage: null, heldBy: { code: "offline", args: {} } })).toBe(
    "waits for the network, then goes on by itself",
  );
});
