import type { FieldName, FieldView, KindName } from "./api.gen";

/** The form that a field's values have. */
export type ValueForm = "text" | "code" | "date" | "amount" | "currency" | "country" | "sex";

/** The form of every field's values. */
export const FORM: Record<FieldName, ValueForm> = {
  vendor: "text",
  vendor_address: "text",
  vendor_tax_id: "code",
  document_number: "code",
  date: "date",
  due_date: "date",
  currency: "currency",
  subtotal: "amount",
  tax: "amount",
  service_charge: "amount",
  discount: "amount",
  rounding: "amount",
  tip: "amount",
  total: "amount",
  payment_method: "text",
  surname: "text",
  given_names: "text",
  nationality: "country",
  issuing_state: "country",
  birth_date: "date",
  sex: "sex",
  expiry_date: "date",
  personal_number: "code",
  mrz: "code",
  category: "text",
  notes: "text",
};

/** Where a field stands on the bench: what is printed in lines, the sum, what a person adds. */
export type Section = "printed" | "sum" | "added";

/** The section of a field. */
export function sectionOf(name: FieldName): Section {
  if (FORM[name] === "amount") return "sum";
  return name === "category" || name === "notes" ? "added" : "printed";
}

/** The kinds a person may choose from. */
export const KINDS: KindName[] = ["receipt", "invoice", "passport", "id_card", "visa", "other"];

/** Whether a person is identified by it. */
export function isTravelDocument(kind: KindName): boolean {
  return kind === "passport" || kind === "id_card" || kind === "visa";
}

const OF_MONEY: FieldName[] = [
  "vendor",
  "vendor_address",
  "vendor_tax_id",
  "document_number",
  "date",
  "due_date",
  "currency",
  "payment_method",
  "subtotal",
  "tax",
  "service_charge",
  "discount",
  "rounding",
  "tip",
  "total",
  "category",
  "notes",
];
const OF_TRAVEL: FieldName[] = [
  "document_number",
  "surname",
  "given_names",
  "nationality",
  "issuing_state",
  "birth_date",
  "sex",
  "expiry_date",
  "personal_number",
  "mrz",
  "notes",
];

/** The fields that a document of this kind may carry. */
export function fieldsOf(kind: KindName): FieldName[] {
  return isTravelDocument(kind) ? OF_TRAVEL : OF_MONEY;
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
