import type { SortBy } from "../../domain/api.gen";
import type { PeriodName } from "../../domain/period";
import { count } from "../format";
import { counting } from "../say";
import { witness } from "./witness";

const some = counting("en");

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
