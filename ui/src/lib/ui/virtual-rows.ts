/** Rows drawn beyond the edge, so that a quick scroll meets no gap. */
const MARGIN = 8;

/** A list of rows of one height, and what can be seen of it, in pixels. */
export interface Window {
  count: number;
  rowHeight: number;
  /** Where the view begins, from the top of the list; less than 0 where the list begins further down. */
  top: number;
  height: number;
  /** A row that is drawn wherever it is; less than 0 for none. */
  also?: number;
  /** Rows drawn beyond the edge, where they are so high that fewer will do. */
  margin?: number;
}

/** The indexes of the rows to be drawn, in order. */
export function drawnOf({ count, rowHeight, top, height, also = -1, margin = MARGIN }: Window): number[] {
  const first = Math.max(Math.floor(top / rowHeight) - margin, 0);
  const end = Math.min(Math.ceil((top + height) / rowHeight) + margin, count);
  const drawn = Array.from({ length: Math.max(end - first, 0) }, (_, index) => first + index);
  if (also < 0 || also >= count || drawn.includes(also)) return drawn;
  return also < first ? [also, ...drawn] : [...drawn, also];
}
