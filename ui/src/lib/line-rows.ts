import type { PlaceView } from "./api.gen";

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
    if (column === last) return added([cell, other]) ?? cell;
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

/** The sum of plain decimals, `null` where one is none. Whole numbers of the smallest unit are added, never floats. */
export function added(amounts: readonly string[]): string | null {
  if (amounts.length === 0 || !amounts.every((text) => PLAIN.test(text))) return null;
  const scale = Math.max(...amounts.map(scaleOf));
  return plain(
    amounts.reduce((sum, text) => sum + units(text, scale), 0n),
    scale,
  );
}

const PLAIN = /^-?\d+(\.\d+)?$/;

function scaleOf(text: string): number {
  return text.split(".")[1]?.length ?? 0;
}

function units(text: string, scale: number): bigint {
  return BigInt(text.replace(".", "")) * 10n ** BigInt(scale - scaleOf(text));
}

function plain(number: bigint, scale: number): string {
  const digits = (number < 0n ? -number : number).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  return (number < 0n ? "-" : "") + whole + (scale > 0 ? `.${digits.slice(-scale)}` : "");
}

/** An amount in two halves that add up to it again. */
function halves(amount: string): [string, string] {
  if (!PLAIN.test(amount)) return [amount, ""];
  const scale = scaleOf(amount);
  const all = units(amount, scale);
  return [plain(all - all / 2n, scale), plain(all / 2n, scale)];
}

/** The column of words: the one with the longest text that is no number. */
function longest(cells: readonly string[]): number {
  const length = cells.map((cell) => (PLAIN.test(cell) ? 0 : cell.length));
  const most = Math.max(...length);
  return most === 0 ? -1 : length.indexOf(most);
}
