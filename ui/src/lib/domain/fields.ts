import {
  FIELDS,
  KINDS as KIND_TABLE,
  type FieldName,
  type FieldSection,
  type FieldView,
  type KindName,
  type ValueForm,
} from "./api.gen";

/** Every field, in reading order. */
const NAMES = Object.keys(FIELDS) as FieldName[];

/** The kinds a person may choose from: all but the one that says nothing. */
export const KINDS = (Object.keys(KIND_TABLE) as KindName[]).filter((kind) => kind !== "unknown");

/** The form of a field's values; nothing for a name that is no field, such as a column of an export. */
export function formOf(name: string): ValueForm | undefined {
  return (FIELDS as Partial<Record<string, { form: ValueForm }>>)[name]?.form;
}

/** The section of a field. */
export function sectionOf(name: FieldName): FieldSection {
  return FIELDS[name].section;
}

/** Whether a document is sent only when a person sends that very document. */
export function isSentAlone(kind: KindName): boolean {
  return KIND_TABLE[kind].sentAlone;
}

/** Whether it is about money: it has line items and sums. */
export function isExpense(kind: KindName): boolean {
  return KIND_TABLE[kind].family === "expense";
}

/** The fields that a document of this kind may carry; what nobody has sorted yet may become an expense. */
export function fieldsOf(kind: KindName): FieldName[] {
  const { family } = KIND_TABLE[kind];
  const wanted = family === "unsorted" ? "expense" : family;
  return NAMES.filter((name) => FIELDS[name].families.includes(wanted));
}

/** Whether a document is not finished while nobody has looked at this field. */
export function isUnsettled({ required, review, verdict }: FieldView): boolean {
  return required && review === "untouched" && verdict !== "proved";
}

/** Whether the app has something to offer that counts only once a person takes it. */
export function isOffered({
  value,
  review,
  candidates,
}: Pick<FieldView, "value" | "review" | "candidates">): boolean {
  return value === null && review === "untouched" && candidates.length > 0;
}
