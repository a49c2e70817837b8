import type { DocumentRow, FieldName, FieldView, ReadingRow } from "./api.gen";
import { AMAZON } from "./engines";
import { formOf, isOffered } from "./fields";
import { amount, day, dayRuns, longDay, runs, type Run } from "../messages/format";
import { describeError, describeWhy, words } from "../messages";
import { telling } from "./reasons";

/** A value as people write it. */
export function formatValue(name: FieldName, value: string): string {
  switch (formOf(name)) {
    case "date":
      return day(value);
    case "amount":
      return amount(value);
    case "sex":
      return words.bench.sex[value] ?? value;
    default:
      return value;
  }
}

/** What a typed value was understood as: a day with its weekday, an amount with its currency. */
export function formatUnderstood(name: FieldName, value: string, currency: string | null): string {
  switch (formOf(name)) {
    case "date":
      return longDay(value);
    case "amount":
      return currency ? `${currency} ${amount(value)}` : amount(value);
    default:
      return formatValue(name, value);
  }
}

/** What is being done with a file, or why it waits. */
export function describeReading({ engine, stage, page, pages, heldBy }: ReadingRow): string {
  const by = engine === AMAZON ? words.inbox.withAmazon : null;
  const now = [by, pages > 1 ? words.inbox.page(page + 1, pages) : null, stage && words.stage[stage]];
  if (stage) return now.filter(Boolean).join(", ");
  if (!heldBy) return [words.inbox.waits, by].filter(Boolean).join(", ");
  return words.inbox.held[heldBy.code] ?? describeError(heldBy).what;
}

/** What a document in the inbox still asks of a person. */
export function describeWhatIsLeft({ stops, glances }: DocumentRow): string {
  const names = (fields: FieldName[]): string[] => fields.map((name) => words.field[name]);
  return stops.length > 0 ? words.inbox.lookAt(names(stops)) : words.inbox.glance(names(glances));
}

/** Icon and word of a document's state: who vouches for it, or what is left to do. */
export function documentState({ accepted, pile, stops }: Pick<DocumentRow, "accepted" | "pile" | "stops">): {
  icon: "person" | "proved" | "likely" | "eye" | "needs_work";
  word: string;
} {
  if (accepted) return { icon: "person", word: words.library.accepted };
  if (pile === "proved") return { icon: "proved", word: words.verdict.proved };
  if (pile === "checked") return { icon: "person", word: words.pile.checked };
  if (stops.length === 0) return { icon: "likely", word: words.verdict.likely };
  return { icon: pile === "needs_work" ? "needs_work" : "eye", word: words.inbox.stops(stops.length) };
}

/** A value as people write it, cut into runs by which characters were unclear. */
export function valueRuns({ name, value, doubtful }: FieldView): Run[] {
  if (value === null) return [];
  switch (formOf(name)) {
    case "date":
      return dayRuns(value, doubtful);
    case "amount":
    case "sex":
      return doubtful.length > 0 && formOf(name) === "amount"
        ? runs(value, doubtful)
        : [{ text: formatValue(name, value), doubtful: false }];
    default:
      return runs(value, doubtful);
  }
}

/** Characters of a covered number that stay in view, enough to tell two documents apart. */
const VISIBLE = 3;

/** A number of a travel document as a screen may show it. */
export function masked(name: FieldName, value: string): string {
  const characters = [...value];
  const shown = name === "mrz" ? 0 : Math.min(VISIBLE, Math.floor(characters.length / 2));
  return characters.map((character, index) => (index + shown < characters.length ? "•" : character)).join("");
}

/** The reasons of the reader as phrases, most telling first. */
export function describeReasons({ why, verdict }: Pick<FieldView, "why" | "verdict">): string[] {
  return telling(why, verdict)
    .map(describeWhy)
    .filter((text) => text !== "");
}

/** Why a field stands as it does, in a short phrase: what a person did, else the most telling reason. */
export function describeReason(field: FieldView, covers: boolean): string {
  if (field.review === "corrected") {
    if (field.read === null) return words.bench.readerNothing;
    const read = formatValue(field.name, field.read);
    return words.bench.reader(covers && field.masked ? masked(field.name, field.read) : read);
  }
  if (field.review === "confirmed") return words.bench.byYou;
  if (isOffered(field)) return describeReasons({ ...field, verdict: "likely" })[0] ?? "";
  if (field.value === null) return words.bench.nothing;
  return describeReasons(field)[0] ?? "";
}

/** Icon and word of a field's state. */
export function stateOf(field: Pick<FieldView, "value" | "review" | "verdict" | "candidates">): {
  icon: FieldView["verdict"] | "person";
  word: string;
} {
  const { review, verdict } = field;
  if (review !== "untouched") return { icon: "person", word: words.review[review] };
  if (isOffered(field)) return { icon: "likely", word: words.bench.offered };
  return { icon: verdict, word: words.verdict[verdict] };
}

/** A field in one breath: Total, 13.25, proved: sum agrees. */
export function describeField(field: FieldView, covers: boolean): string {
  const { name, value } = field;
  const offered = isOffered(field) ? formatValue(name, field.candidates[0]?.value ?? "") : "";
  const shown =
    value === null ? offered : covers && field.masked ? masked(name, value) : formatValue(name, value);
  return words.bench.stated(words.field[name], shown, stateOf(field).word, describeReason(field, covers));
}
