import type { DraggedKind } from "../../platform/types";
import type {
  ActName,
  ErrorCode,
  PileName,
  ReviewName,
  SortBy,
  Theme,
  VerdictName,
} from "../../domain/api.gen";
import type { PeriodName } from "../../domain/period";
import { count, percent, seconds, secondsLeft } from "../format";
import { counting } from "../say";
import { inSentence } from "./codes";

const some = counting("en");
const listed = new Intl.ListFormat("en-GB", { type: "conjunction" });

export const verdict: Record<VerdictName, string> = {
  proved: "Proved",
  likely: "Likely",
  doubtful: "Doubtful",
  missing: "Missing",
};

export const review: Record<Exclude<ReviewName, "untouched">, string> = {
  confirmed: "Confirmed",
  corrected: "Corrected",
};

export const pile: Record<PileName | "reading", string> = {
  reading: "Reading",
  needs_review: "Look",
  needs_work: "Hard",
  failed: "Failed",
  checked: "Checked by you",
  proved: "Proved",
};

/** Who read a document, by the name of the engine. */
const witness: Record<string, string> = {
  device: "on this computer",
  textract: "with Amazon",
  text: "from the text in the file",
  einvoice: "from the e-invoice data in the file",
  second_look: "once more by a second reader",
  code: "from the QR code on the page",
};

export const app = {
  inbox: "Inbox",
  columns: "Columns",
  library: "Library",
  export: "Export",
  settings: "Settings",
  screens: "Screens",
  local: "Read on this computer",
  localUnless: "Read here, unless you choose Amazon",
  allKeys: "All keys",
  close: "Close",
  dismiss: "Dismiss",
  again: "Try again",
  loading: "Opening the library",
};

export const drop = {
  title: (files: number) => (files > 0 ? `Let go to read ${some(files, "file", "files")}` : "Let go to read"),
  promise: "They are copied into Vouch and read on this computer.",
  here: "Read on this computer",
  hereHow: "Nothing is sent.",
  amazon: "Read with Amazon",
  amazonHow: "Sent to your own account. Passports stay here.",
  kinds: {
    picture: (number: number) => some(number, "picture", "pictures"),
    pdf: (number: number) => `${count(number)} PDF`,
    archive: (number: number) => `${count(number)} ZIP`,
    other: (number: number) => some(number, "file or folder", "files or folders"),
  } satisfies Record<DraggedKind, (number: number) => string>,
  known: (names: string[]) =>
    names.length === 1
      ? `${names[0]} is in the library already.`
      : `${count(names.length)} files are in the library already.`,
  refused: (name: string, why: string) => `${name}: ${why}`,
  nothing: "There was no file in it.",
};

export const empty = {
  title: "Drop receipts, invoices or passports here",
  kinds: "Photos, scans, PDF, a folder, a ZIP. One or three hundred.",
  choose: "Choose files",
  read: "Read",
  readHow: "about a second a page",
  proved: "Proved",
  provedHow: "sums that close, digits that check",
  needsReview: "Look",
  needsReviewHow: "you see only what is doubtful",
  csv: "CSV",
  csvHow: "for your accountant or ledger",
  chooseAmazon: "Choose files for Amazon",
  promise: "Read on this computer. No account, and nothing is sent.",
  promiseAmazon: "Read on this computer, unless you choose Amazon for what you add.",
};

export const inbox = {
  summary: (documents: number, waiting: number, reading: number, isAllLocal: boolean) => {
    if (documents === 0 && reading > 0) {
      const said = `${some(reading, "file is", "files are")} being read.`;
      return isAllLocal ? `${said} Nothing has left this computer.` : said;
    }
    const need = waiting > 0 ? `${count(waiting)} ${waiting === 1 ? "needs" : "need"} you` : "None needs you";
    const said = `${some(documents, "document", "documents")} here. ${need}`;
    return isAllLocal ? `${said}; nothing has left this computer.` : `${said}.`;
  },
  done: "Nothing is waiting",
  doneHow: (accepted: number) => `${some(accepted, "document", "documents")} accepted, and in the library.`,
  add: "Add files",
  addAmazon: "Add for Amazon",
  withAmazon: "with Amazon",
  piles: "Piles",
  pileCount: {
    reading: "reading",
    needs_review: "look",
    needs_work: "hard",
    failed: "failed",
    checked: "checked by you",
    proved: "proved",
  } satisfies Record<PileName | "reading", string>,
  readingHow: (left: number | null) =>
    left === null ? "you can go on meanwhile" : `about ${secondsLeft(left)} left`,
  needsReviewHow: "up to 3 stops each",
  needsWorkHow: "more than 3 stops",
  failedHow: "each says what to do",
  checkedHow: "nothing left to do",
  provedHow: "nothing to do",
  review: (number: number) => `Review ${count(number)}`,
  accept: (number: number) => `Accept ${count(number)}`,
  cancelAll: "Cancel all",
  retryAll: "Read all again",
  doing: (done: number, of: number) => `${count(done)} of ${count(of)} files`,
  acceptSelected: "Accept",
  joinSelected: "One document",
  kindOf: "Kind",
  chooseKind: "choose",
  readAgain: "Read again",
  readAgainAmazon: "With Amazon",
  more: "More",
  exportSelected: "Export",
  joinOrder: "The pages follow each other in the order of selecting.",
  joinedOf: (names: string[]) => `One document now: ${names.join(", then ")}.`,
  joinedWithout: (fields: string[]) =>
    `There was no room for what you gave as ${listed.format(fields.map(inSentence))}; undo brings it back.`,
  cancel: "Cancel",
  waits: "waits",
  /** Why a file waits for another time, in few words; the rest is said as any error. */
  held: {
    offline: "waits for the network, then goes on by itself",
    signed_out: "waits until you sign in",
    engine_busy: "Amazon is busy; tried again by itself",
  } as Partial<Record<ErrorCode, string>>,
  page: (page: number, pages: number) => `page ${count(page)} of ${count(pages)}`,
  progress: (done: number, left: number | null) =>
    left === null ? percent(done) : `${percent(done)}, ${secondsLeft(left)}`,
  stops: (number: number) => some(number, "stop", "stops"),
  lookAt: (fields: string[]) => `Look at ${listed.format(fields.map(inSentence))}`,
  glance: (fields: string[]) =>
    fields.length > 0
      ? `Glance at ${listed.format(fields.map(inSentence))}: read clearly, not proved`
      : "Nothing here can be proved; a look settles it",
  preview: "Preview",
  open: "Open on the bench",
  retry: "Read again",
  remove: "Remove",
  selected: (number: number) => `${count(number)} selected`,
  select: (name: string) => `Select ${name}`,
  clear: "Clear selection",
  delete: (number: number) => `Delete ${some(number, "document", "documents")}`,
  sure: (number: number) =>
    number === 1
      ? "Delete this document, and its file with it?"
      : `Delete these ${count(number)} documents, and their files with them?`,
  sureHow: "This cannot be undone.",
  keep: "Keep",
};

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

export const columns = {
  field: "Field",
  pile: "Pile",
  anyPile: "All piles",
  groups: {
    odd: "Odd ones first",
    likely: "Likely",
    proved: "Proved",
    settled: "Settled by you",
  },
  how: "type to correct, arrows to move",
  cell: (field: string, title: string, state: string) => `${field}, ${title}, ${state.toLowerCase()}`,
  tally: (cells: number, accepted: number) =>
    `${some(cells, "document", "documents")}, ${count(accepted)} settled`,
  acceptRow: "Accept this row",
  acceptRest: "Accept the rest of the screen",
  keep: "Keep, next",
  none: "No document has this field",
  noneHow: "Choose another field, a wider period, or all piles.",
  loading: "Gathering the column",
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

export const period = {
  label: "Period",
  names: {
    any: "Any time",
    thisMonth: "This month",
    lastMonth: "Last month",
    thisQuarter: "This quarter",
    lastQuarter: "Last quarter",
    thisYear: "This year",
    lastYear: "Last year",
  } satisfies Record<PeriodName, string>,
  other: "Other",
  from: "From",
  to: "To",
  placeholder: "2026-01-31",
  how: "A day, a month or a year: 2026-01-31, 2026-01 or 2026",
};

export const library = {
  search: "Search text and fields",
  clear: "Clear",
  found: (number: number, searched: boolean) =>
    searched
      ? `${some(number, "document", "documents")} found, in text and fields`
      : some(number, "document", "documents"),
  kind: "Kind",
  anyKind: "Any kind",
  sort: "Order",
  sorts: {
    date: "Newest first",
    added: "Last added first",
    title: "Name, A to Z",
    total: "Largest total first",
  } satisfies Record<SortBy, string>,
  date: "Date",
  title: "Vendor or name",
  file: "File",
  state: "State",
  total: "Total",
  documents: "Documents",
  none: "No document has these words",
  noneHow: "Try fewer words, or a wider period.",
  nothing: "The library is empty",
  nothingHow: "Everything you drop into the inbox is kept here, and can be found again by any word on it.",
  toInbox: "Go to the inbox",
  pile: "Pile",
  anyPile: "Any pile",
  vendor: "Vendor",
  anyVendor: "Any vendor",
  category: "Category",
  anyCategory: "Any category",
  engine: "Read",
  anyEngine: "Anywhere",
  readBy: (engine: string) => witness[engine] ?? engine,
  numbered: (name: string, number: number) => `${name} (${count(number)})`,
  clearAll: "Clear all",
  set: "Set",
  to: "to",
  value: "Value",
  apply: (number: number) => `Set in ${some(number, "document", "documents")}`,
  setHow: "One undo takes it back.",
  selectedIn: (currency: string) => `selected, ${currency}`,
  accepted: "Accepted",
  totals: "Totals",
  totalOf: (currency: string, number: number) => `${currency}, ${count(number)}`,
  loading: "Searching",
};

export const settings = {
  appearance: "Appearance",
  appearanceHow: "Documents keep their own paper in every theme.",
  themes: {
    system: "As the system",
    light: "Light",
    dark: "Dark",
    hc: "High contrast, light",
    "hc-dark": "High contrast, dark",
  } satisfies Record<Theme, string>,
  language: "Language",
  languageHow: "Dates and amounts follow it. What is exported stays as its profile says.",
  languageSystem: "As the system",
  libraryHow: "Originals, readings and fields lie in one folder on this computer. Copy it to back it up.",
  folder: "Folder",
  reader: "Reader",
  about: "About",
  version: "Version",
  license: "License",
  licenseHow: "Apache 2.0",
  network: "Network",
  readers: { device: "On this computer", textract: "Amazon Textract" } as Record<string, string>,
  networkHow: "Vouch opens no connection.",
  networkAmazon: "Vouch talks to your own Amazon account and to nobody else.",
  keys: "Keys",
  keysHow: "Choose a key, then press another. Escape leaves it as it is.",
  keysPress: "Press a key",
  keysNone: "None",
  keysTaken: (other: string) => `also: ${other}`,
  keysOwn: (name: string) => `Its own key again: ${name}`,
  keysOwnAll: "All keys as they were",
  keysOf: (name: string) => `Change the key of: ${name}`,
};
