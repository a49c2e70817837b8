import { expect, test } from "vitest";
import type { DocumentView, FieldView, PlaceView } from "./api.gen";
import { marksOn, veilOver } from "./marks";

const at = (page: number, x: number): PlaceView => ({ page, bounds: { x, y: 0.1, w: 0.2, h: 0.02 } });

const number: FieldView = {
  name: "document_number",
  value: "L898902C3",
  read: null,
  verdict: "proved",
  review: "untouched",
  required: true,
  stop: false,
  masked: true,
  why: [],
  place: at(0, 0.1),
  printed: [at(0, 0.5), at(1, 0.7)],
  doubtful: [],
  candidates: [],
};

const passport = {
  fields: [number],
  findings: [],
  covered: [at(0, 0.1), at(0, 0.5), at(1, 0.7)],
} as unknown as DocumentView;

const covered = (page: number, covers: boolean): (number | undefined)[] =>
  marksOn(passport, page, { focus: null, place: null, covers })
    .filter(({ variant }) => variant === "covered")
    .map(({ bounds }) => bounds.x);

test("everything is covered that the app says is", () => {
  expect(covered(0, true)).toEqual([0.1, 0.5]);
  expect(covered(1, true)).toEqual([0.7]);
  expect(covered(0, false)).toEqual([]);
});

test("while numbers are hidden, none may stand beside the word that is shown", () => {
  const born: FieldView = { ...number, name: "birth_date", masked: false };
  expect(veilOver(number, [number, born], true)).toBe("all");
  expect(veilOver(born, [number, born], true)).toBe("around");
  expect(veilOver(born, [born], true)).toBe("none");
  expect(veilOver(number, [number, born], false)).toBe("none");
});
