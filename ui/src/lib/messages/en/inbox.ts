import type { ErrorCode, PileName } from "../../domain/api.gen";
import type { DraggedKind } from "../../platform/types";
import { count, percent, secondsLeft } from "../format";
import { counting } from "../say";
import { inSentence } from "./codes";

const some = counting("en");
const listed = new Intl.ListFormat("en-GB", { type: "conjunction" });

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
      const sentence = `${some(reading, "file is", "files are")} being read.`;
      return isAllLocal ? `${sentence} Nothing has left this computer.` : sentence;
    }
    const need = waiting > 0 ? `${count(waiting)} ${waiting === 1 ? "needs" : "need"} you` : "None needs you";
    const sentence = `${some(documents, "document", "documents")} here. ${need}`;
    return isAllLocal ? `${sentence}; nothing has left this computer.` : `${sentence}.`;
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
