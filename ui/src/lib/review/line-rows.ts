import type { PlaceView } from "../domain/api.gen";
import { halves, isDecimal, sumOf } from "../domain/decimal";

/** A row of a table of lines: its cells as text, in the order of the columns. The last column is the amount. */
export interface LineRow {
  cells: string[];
  place: PlaceView | null;
}

/** What an act makes of a table at one of its cells, and where the focus goes. */
export interface Rewritten {
  rows: LineRow[];
  row: number;
}

/** A row without anything in it. */
export function blank(columns: number): LineRow {
  return { cells: Array<string>(columns).fill(""), place: null };
}

/** Whether nothing was written into a row. */
export function isBlank({ cells }: LineRow): boolean {
  return cells.every((cell) => cell.trim() === "");
}

/** Without the row. */
export function removed(rows: readonly LineRow[], at: number): Rewritten {
  return { rows: rows.filter((_, index) => index !== at), row: Math.max(Math.min(at, rows.length - 2), 0) };
}

/** The row in two that share its amount; quantity and price stay with neither, for they no longer fit. */
export function split(rows: readonly LineRow[], at: number): Rewritten {
  const row = rows[at];
  if (!row) return { rows: [...rows], row: at };
  const last = row.cells.length - 1;
  const text = longest(row.cells);
  const [first, second] = halves(row.cells[last] ?? "");
  const half = (amount: string): LineRow => ({
    ...row,
    cells: row.cells.map((cell, column) => (column === last ? amount : column === text ? cell : "")),
  });
  return { rows: [...rows.slice(0, at), half(first), half(second), ...rows.slice(at + 1)], row: at + 1 };
}

/** The row joined to the one above: texts one after another, amounts added, and nothing else that was different. */
export function merged(rows: readonly LineRow[], at: number): Rewritten {
  const [above, row] = [rows[at - 1], rows[at]];
  if (!above || !row) return { rows: [...rows], row: at };
  const last = row.cells.length - 1;
  const text = longest(above.cells);
  const cells = above.cells.map((cell, column) => {
    const other = row.cells[column] ?? "";
    if (column === last) return sumOf([cell, other]) ?? cell;
    if (cell === other) return cell;
    return column === text ? [cell, other].filter(Boolean).join(" ") : "";
  });
  const one = { cells, place: above.place };
  return { rows: [...rows.slice(0, at - 1), one, ...rows.slice(at + 1)], row: at - 1 };
}

/** The cell with what stands above it. */
export function filled(rows: readonly LineRow[], at: number, column: number): Rewritten {
  const above = rows[at - 1]?.cells[column];
  if (above === undefined) return { rows: [...rows], row: at };
  const fill = (row: LineRow): LineRow => ({ ...row, cells: row.cells.with(column, above) });
  return { rows: rows.map((row, index) => (index === at ? fill(row) : row)), row: at };
}

/** The column of words: the one with the longest text that is no number. */
function longest(cells: readonly string[]): number {
  const length = cells.map((cell) => (isDecimal(cell) ? 0 : cell.length));
  const most = Math.max(...length);
  return most === 0 ? -1 : length.indexOf(most);
}
