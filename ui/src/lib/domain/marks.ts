import type { BoundingBoxView, DocumentView, FieldName, FieldView, PlaceView } from "./api.gen";

/** How a place is marked on the page. */
export type MarkVariant = "focus" | "stop" | "fails" | "taken" | "covered" | "lit" | "under" | "drawn";

/** A place marked on a page. */
export interface Mark {
  bounds: BoundingBoxView;
  variant: MarkVariant;
}

/** How much of a printed word and what stands around it is covered. */
export type Veil = "none" | "around" | "all";

/** The veil over a field's snippet: while numbers are hidden, none may stand beside the word that is shown. */
export function veilOver(field: FieldView, fields: FieldView[], covers: boolean): Veil {
  if (!covers || !fields.some(({ masked }) => masked)) return "none";
  return field.masked ? "all" : "around";
}

/** What is at hand while a page is shown. */
export interface Shown {
  focus: FieldName | null;
  place: PlaceView | null;
  covers: boolean;
  /** The field whose row or word is under the pointer. */
  lit?: FieldName | null;
  /** The word under the pointer, and the box being drawn. */
  under?: BoundingBoxView | null;
  drawn?: BoundingBoxView | null;
}

/** What is marked on a page of a document: covers over hidden numbers, the word in focus, other stops, words taken. */
export function marksOn(document: DocumentView, page: number, now: Shown): Mark[] {
  const on = (place: PlaceView | null): BoundingBoxView[] =>
    place?.bounds && place.page === page ? [place.bounds] : [];
  const failing = new Set(document.findings.flatMap(({ fields }) => fields));
  const taken = document.fields
    .filter(({ name }) => name !== now.focus)
    .flatMap(({ name, place, stop }) => {
      const variant: MarkVariant = !stop ? "taken" : failing.has(name) ? "fails" : "stop";
      return on(place).map((bounds) => ({ bounds, variant }));
    });
  const covered = now.covers ? document.covered : [];
  const lit = document.fields.find(({ name }) => name === now.lit)?.place ?? null;
  const pointer = (variant: MarkVariant, bounds?: BoundingBoxView | null): Mark[] =>
    bounds ? [{ bounds, variant }] : [];
  return [
    ...taken,
    ...on(lit).map((bounds) => ({ bounds, variant: "lit" as const })),
    ...pointer("under", now.under),
    ...covered.flatMap(on).map((bounds) => ({ bounds, variant: "covered" as const })),
    ...on(now.place).map((bounds) => ({ bounds, variant: "focus" as const })),
    ...pointer("drawn", now.drawn),
  ];
}
