import type { ActName } from "../../domain/api.gen";
import { count, percent, seconds } from "../format";
import { counting } from "../say";
import { witness } from "./witness";
import { inSentence } from "./codes";

const some = counting("en");
const listed = new Intl.ListFormat("en-GB", { type: "conjunction" });

export const bench = {
  of: (at: number, all: number) => `${count(at)} of ${count(all)}`,
  tally: (accepted: number, waiting: number) =>
    `${count(accepted)} accepted, ${count(waiting)} ${waiting === 1 ? "needs" : "need"} you`,
  page: "Page",
  pages: "Pages",
  pageOf: (at: number, all: number) => `page ${count(at)} of ${count(all)}`,
  picture: (page: number, name: string) => `Page ${count(page)} of ${name}`,
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fit: "Fit page",
  rotate: "Rotate",
  words: "Show all words",
  ofFile: (at: number, all: number) => `document ${count(at)} of ${count(all)} in this file`,
  splitBefore: (page: number) => `A new document from page ${count(page)} on`,
  cut: "Cut this page in two documents",
  cutLine: "Where one document ends and the next begins",
  cutAcross: (share: number) => `across, ${percent(share)} down`,
  cutDown: (share: number) => `from top to bottom, ${percent(share)} from the left`,
  cutHow: "Arrows move the line and turn it, Enter cuts, Esc leaves the page whole",
  joinBefore: "One document with the one before it",
  joinAfter: "One document with the one after it",
  split: "Two documents now",
  joined: "One document now",
  joinedWithout: (fields: string[]) =>
    `One document now. There was no room for what you gave as ${listed.format(fields.map(inSentence))}; undo brings it back.`,
  noPicture: "The picture of this page is gone; its fields are kept.",
  fields: "Fields",
  kind: "Kind",
  readBy: (engines: string[], time: number | null) =>
    `, read ${listed.format(engines.map((engine) => witness[engine] ?? engine))}` +
    (time === null ? "" : ` in ${seconds(Math.max(time, 0.1))}`),
  readOn: (engine: string) => `read ${witness[engine] ?? engine}`,
  stops: (number: number) => (number === 0 ? "No stops" : some(number, "stop", "stops")),
  accepted: "Accepted",
  nothing: "nothing found",
  offered: "Suggested",
  offeredValue: (value: string) => `${value}?`,
  offeredHow: (key: string, why: string) => `${key} takes it: ${why}.`,
  found: "Nothing found. Type what is printed, or confirm that there is none.",
  understood: "Understood as",
  orRather: "or did you mean",
  empties: "Empties the field",
  reader: (read: string) => `the reader saw ${read}`,
  readerNothing: "the reader found nothing",
  byYou: "by you",
  lineItems: "Line items",
  lines: (number: number) => some(number, "line", "lines"),
  linesSum: (number: number, sum: string | null) =>
    some(number, "line", "lines") + (sum === null ? "" : `, ${sum}`),
  sum: "Sum",
  addLine: "Add a line",
  cell: (column: string, row: number) => `${column}, line ${count(row)}`,
  equals: (field: string) => `equals the ${inSentence(field)}`,
  off: (by: string, field: string) => `${by} off the ${inSentence(field)}`,
  take: (field: string, value: string) => `${field} is ${value}`,
  takePrinted: (field: string, value: string) => `${field} as printed: ${value}`,
  takeSum: (field: string, value: string) => `${field} is ${value}, as it comes to`,
  keepBoth: "Keep, add a note",
  keptNote: (facts: string, fault: string) => `Kept as printed: ${facts} ${fault}`,
  repairs: "Repairs",
  taxLines: "Tax by rate",
  quantity: "Qty",
  description: "Description",
  each: "Each",
  amount: "Amount",
  rate: "Rate",
  base: "On",
  add: "Add a field",
  confirmNext: (field: string) => `Confirm, next: ${field}`,
  confirmDocument: "Confirm, next document",
  confirmLast: "Confirm, done",
  nextDocument: "Next document",
  show: "Show for 30 s",
  hide: "Hide",
  hidden: "The number is covered until you ask.",
  showing: (left: number) => `Shown for ${seconds(left)} more`,
  accept: "Accept document",
  undo: "Undo",
  redo: "Redo",
  undone: "Taken back",
  redone: "Done again",
  nothingToUndo: "There is nothing to take back.",
  nothingToRedo: "There is nothing to do again.",
  nothingRead: "Nothing can be read there.",
  noPlace: "This field has no place on the page: draw a box round it.",
  readingPlace: "Reading the place",
  stated: (label: string, value: string, state: string, why: string) =>
    [label, value, `${state.toLowerCase()}${why ? `: ${why}` : ""}`].filter(Boolean).join(", "),
  back: "Back to the inbox",
  sex: { M: "Male", F: "Female", X: "Unspecified" } as Record<string, string>,
};

export const duplicates = {
  title: "The same document twice?",
  of: (at: number, all: number) => `${count(at)} of ${count(all)}`,
  number: (number: number) => some(number, "duplicate", "duplicates"),
  why: (values: boolean, picture: boolean): string =>
    values && picture
      ? "Vendor, date and total are the same, and so is the picture, nearly."
      : values
        ? "Vendor, date and total are the same."
        : "The pictures are nearly the same.",
  first: "Came first",
  second: "Came later",
  facts: { title: "Vendor", date: "Date", total: "Total", name: "File" },
  keepBoth: "They are two: keep both",
  remove: "Delete this one",
  sure: "Delete for good",
  none: "No document is here twice",
  noneHow: "Files whose bytes are the same are recognized when they are dropped.",
  mayBe: (title: string) => `May be the same as ${title}.`,
  compare: "Compare",
};

export const history = {
  title: "What was read and changed",
  read: "Read",
  readBy: (engine: string) => witness[engine] ?? engine,
  saw: (words: number, values: number, version: string) =>
    [
      words > 0 ? some(words, "word", "words") : "",
      values > 0 ? some(values, "value", "values") : "",
      `version ${version}`,
    ]
      .filter(Boolean)
      .join(", "),
  changed: "Changed by you",
  nothing: "Nothing yet.",
  acts: {
    correct: "corrected",
    confirm: "confirmed",
    accept: "Accepted the document",
    set_kind: "Kind",
    set_line_items: "Wrote the line items",
    set_tax_lines: "Wrote the tax lines",
    set_parts: "Said which pages it is",
    undo: "taken back",
  } satisfies Record<ActName, string>,
  fieldAct: (field: string, act: string) => `${field} ${act}`,
  undone: "Took back the last act",
  empty: "nothing",
  restore: "Back to this",
  asRead: "As it was read",
  now: "Now",
};
