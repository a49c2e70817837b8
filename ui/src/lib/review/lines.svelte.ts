import type { DocumentView } from "../domain/api.gen";
import type { Bench } from "./bench.svelte";
import { blank, isBlank, type LineRow, type Rewritten } from "./line-rows";
import { AppError, type Call } from "../platform/rpc";

/** The two tables of lines. */
export type LineTableName = "items" | "taxes";

/** A cell of one of them. */
export interface CellAt {
  table: LineTableName;
  row: number;
  column: number;
}

/** The columns, in the order in which they are read; the amount comes last. */
export const LINE_COLUMNS = {
  items: ["quantity", "description", "unitPrice", "amount"],
  taxes: ["rate", "base", "amount"],
} as const;

/** The columns as the app names them in an error. */
const NAMED: Record<LineTableName, string[]> = {
  items: ["quantity", "description", "unit_price", "amount"],
  taxes: ["rate", "base", "amount"],
};

/** Line items and tax lines under a person's hands: every change of a cell or a row is kept at once, and can be undone. */
export class Lines {
  /** The cell in focus. */
  at = $state.raw<CellAt | null>(null);
  /** A cell whose text is impossible: the text stays, with the reason. */
  wrong = $state.raw<(CellAt & { text: string; error: AppError }) | null>(null);
  /** Counts acts that move the focus, so that the cell is focused though it is the same. */
  moves = $state(0);

  /** Whether the cell in focus has text that is not kept yet. */
  isTyping = false;
  /** A row that is on the screen and not yet in the document. */
  #new = $state.raw<{ table: LineTableName; row: number } | null>(null);
  readonly #bench: Bench;
  readonly #call: Call;

  constructor(bench: Bench, call: Call) {
    this.#bench = bench;
    this.#call = call;
  }

  /** The rows of a table as they stand on the screen. */
  rows(table: LineTableName): LineRow[] {
    const { document } = this.#bench;
    const rows = document ? rowsOf(document, table) : [];
    const fresh = this.#new?.table === table ? this.#new.row : null;
    return fresh === null ? rows : rows.toSpliced(fresh, 0, blank(LINE_COLUMNS[table].length));
  }

  /** Goes to the first cell of a table, with a row to write into where there is none. */
  enter(table: LineTableName): void {
    if (this.rows(table).length === 0) this.#new = { table, row: 0 };
    this.#go({ table, row: 0, column: table === "items" ? 1 : 0 });
  }

  /** Goes up or down a column; below the last row a new one begins. */
  step(by: 1 | -1): void {
    const { at } = this;
    if (!at) return;
    const rows = this.rows(at.table);
    const row = at.row + by;
    const here = rows[at.row];
    if (row === rows.length && here && (this.isTyping || !isBlank(here))) this.add();
    else if (row >= 0 && row < rows.length) this.#go({ ...at, row });
  }

  /** Lets go of the cell in focus; its text was kept when it lost the focus. */
  blur(): void {
    this.at = null;
  }

  /** Begins a row under the one in focus. */
  add(table: LineTableName | null = this.at?.table ?? null): void {
    if (!table) return;
    const row = this.at?.table === table ? this.at.row + 1 : this.rows(table).length;
    this.#new = { table, row: Math.min(row, this.rows(table).length) };
    this.#go({ table, row: this.#new.row, column: table === "items" ? 1 : 0 });
  }

  /** Keeps what was written into a cell. */
  async write(at: CellAt, text: string): Promise<void> {
    this.isTyping = false;
    const rows = this.rows(at.table);
    const row = rows[at.row];
    if (!row || row.cells[at.column] === text.trim()) {
      this.wrong = null;
      return;
    }
    const cells = row.cells.with(at.column, text.trim());
    await this.#keep(at.table, rows.with(at.row, { ...row, cells }), { ...at, text });
  }

  /** Rewrites the table about the cell in focus: splits, merges, deletes or fills down. */
  async change(act: (rows: readonly LineRow[], at: number, column: number) => Rewritten): Promise<void> {
    const { at } = this;
    if (!at) return;
    const { rows, row } = act(this.rows(at.table), at.row, at.column);
    this.#new = null;
    await this.#keep(at.table, rows);
    if (this.rows(at.table).length > 0) this.#go({ ...at, row });
    else this.at = null;
  }

  /** Leaves the tables for the field in focus. */
  leave(): void {
    [this.at, this.wrong, this.#new] = [null, null, null];
    this.#bench.focusOn(this.#bench.focus);
  }

  async #keep(table: LineTableName, rows: LineRow[], cell?: CellAt & { text: string }): Promise<void> {
    const { document } = this.#bench;
    if (!document) return;
    const written = rows.filter((row) => !isBlank(row));
    // A row that was begun meanwhile stays.
    const begun = this.#new;
    const isFilled = begun?.table === table && rows[begun.row] && !isBlank(rows[begun.row] as LineRow);
    try {
      const changed =
        table === "items"
          ? await this.#call("set_line_items", { document: document.id, rows: written.map(itemOf) })
          : await this.#call("set_tax_lines", { document: document.id, rows: written.map(taxOf) });
      this.wrong = null;
      if (isFilled && this.#new === begun) this.#new = null;
      this.#bench.changed(changed);
    } catch (thrown) {
      const error = AppError.from(thrown);
      const column = NAMED[table].indexOf(error.args.column ?? "");
      if (cell && column >= 0) this.wrong = { ...cell, error };
      else this.#bench.error = error;
    }
  }

  #go(at: CellAt): void {
    this.at = at;
    this.moves += 1;
  }
}

function rowsOf(document: DocumentView, table: LineTableName): LineRow[] {
  if (table === "taxes") {
    return document.taxLines.map(({ rate, base, amount }) => ({
      cells: [rate ?? "", base ?? "", amount ?? ""],
      place: null,
    }));
  }
  return document.lineItems.map(({ quantity, description, unitPrice, amount, place }) => ({
    cells: [quantity ?? "", description, unitPrice ?? "", amount ?? ""],
    place,
  }));
}

function itemOf({ cells: [quantity = "", description = "", unitPrice = "", amount = ""], place }: LineRow) {
  return { quantity, description, unitPrice, amount, place };
}

function taxOf({ cells: [rate = "", base = "", amount = ""] }: LineRow) {
  return { rate, base, amount };
}
