import type { CellView, ColumnRequest, FieldName, PileName, Understood } from "../domain/api.gen";
import type { Period } from "../domain/period";
import { AppError, type Call } from "../platform/rpc";

/** The fields worth looking at in a column. */
export const COLUMN_FIELDS = [
  "total",
  "date",
  "vendor",
  "document_number",
  "tax",
  "currency",
] as const satisfies FieldName[];

/** Under which heading a cell stands: odd ones first, what a person has settled last. */
export type CellGroup = "odd" | "likely" | "proved" | "settled";
export const CELL_GROUPS: readonly CellGroup[] = ["odd", "likely", "proved", "settled"];

/** The heading of a cell as it was asked for; it stays there while a person works, whatever becomes of it. */
export function groupOf({ stop, review, verdict, failing }: CellView): CellGroup {
  if (stop) return "odd";
  if (review !== "untouched") return "settled";
  if (failing.length > 0 || verdict === "missing" || verdict === "doubtful") return "odd";
  return verdict;
}

/** The cells of one request, each under the heading of the first answer to it. */
interface Answer {
  key: string;
  cells: CellView[];
  headings: Record<string, CellGroup | undefined>;
}

const keyOf = (request: ColumnRequest): string => JSON.stringify(request);

/** One field of many documents: a grid to be looked through, corrected and accepted. */
export class ColumnsStore {
  field = $state<FieldName>("total");
  period = $state.raw<Period>({ from: null, to: null });
  pile = $state<PileName | null>(null);
  /** Id of the document in focus. */
  current = $state<string | null>(null);
  typed = $state<string | null>(null);
  understood = $state.raw<Understood | null>(null);
  error = $state.raw<AppError | null>(null);
  /** Cells side by side, as many as the window is wide for. */
  across = $state(5);

  readonly #request = $derived<ColumnRequest>({ field: this.field, ...this.period, pile: this.pile });
  readonly #key = $derived(keyOf(this.#request));
  #answer = $state.raw<Answer | null>(null);
  /** The answer to the field, period and pile of now: cells of another field can be neither seen nor accepted. */
  readonly #shown = $derived(this.#answer?.key === this.#key ? this.#answer : null);
  /** The cells in the order in which they were first asked for; `null` before the first answer. */
  readonly cells = $derived(this.#shown?.cells ?? null);

  readonly groups = $derived.by(() => {
    const shown = this.#shown;
    const of = (group: CellGroup): CellView[] =>
      shown?.cells.filter((cell) => (shown.headings[cell.document] ?? groupOf(cell)) === group) ?? [];
    return CELL_GROUPS.map((group) => ({ group, cells: of(group) })).filter(({ cells }) => cells.length > 0);
  });
  /** The rows of the grid from the top to the bottom. */
  readonly rows = $derived(
    this.groups.flatMap(({ cells }) =>
      Array.from({ length: Math.ceil(cells.length / this.across) }, (_, row) =>
        cells.slice(row * this.across, (row + 1) * this.across),
      ),
    ),
  );
  readonly cell = $derived(this.cells?.find(({ document }) => document === this.current) ?? null);
  readonly accepted = $derived(this.cells?.filter(({ review }) => review !== "untouched").length ?? 0);

  readonly #call: Call;
  /** Counts what was asked for. Only one request is on its way at a time. */
  #generation = 0;
  #asking: Promise<void> | null = null;

  constructor(call: Call) {
    this.#call = call;
  }

  /** Asks for the cells of the field, period and pile of now; until the answer is there, there are none. */
  open(): Promise<void> {
    this.close();
    return this.#ask();
  }

  /** Lets go of the cells, and of what was typed and not kept. The one in focus is found again. */
  close(): void {
    this.#answer = null;
    [this.typed, this.understood, this.error] = [null, null, null];
  }

  /** Asks again for what the cells say, and leaves each where it stands. */
  refresh(): Promise<void> {
    return this.#shown || this.#asking ? this.#ask() : Promise.resolve();
  }

  /** Whoever asks while an answer is on its way waits for one more, together. */
  #ask(): Promise<void> {
    this.#generation += 1;
    this.#asking ??= this.#askUntilLatest().finally(() => (this.#asking = null));
    return this.#asking;
  }

  async #askUntilLatest(): Promise<void> {
    let generation: number;
    do {
      generation = this.#generation;
      const request = this.#request;
      try {
        this.#take(keyOf(request), await this.#call("column", request));
      } catch (thrown) {
        if (keyOf(request) === this.#key) this.error = AppError.from(thrown);
      }
    } while (generation !== this.#generation);
  }

  /** Shows an answer, unless it comes late: to another question than that of now. */
  #take(key: string, cells: CellView[]): void {
    if (key !== this.#key) return;
    const shown = this.#shown;
    if (shown) {
      const places: Record<string, number | undefined> = Object.fromEntries(
        shown.cells.map(({ document }, index) => [document, index]),
      );
      const at = ({ document }: CellView): number => places[document] ?? shown.cells.length;
      this.#answer = { ...shown, cells: cells.toSorted((one, other) => at(one) - at(other)) };
      return;
    }
    const headings = Object.fromEntries(cells.map((cell) => [cell.document, groupOf(cell)]));
    this.#answer = { key, cells, headings };
    this.go(this.cell ?? this.groups[0]?.cells[0] ?? null);
  }

  /** Puts a cell into focus; what was typed and not kept is dropped. */
  go(cell: CellView | null): void {
    this.current = cell?.document ?? null;
    [this.typed, this.understood, this.error] = [null, null, null];
  }

  /** Moves along the grid, over its headings. */
  move(right: number, down: number): void {
    const row = this.rows.findIndex((cells) => cells.some(({ document }) => document === this.current));
    const column = this.rows[row]?.findIndex(({ document }) => document === this.current) ?? 0;
    const flat = this.rows.flat();
    if (right !== 0) {
      const at = flat.findIndex(({ document }) => document === this.current);
      this.go(flat[Math.min(Math.max(at + right, 0), flat.length - 1)] ?? null);
      return;
    }
    const to = this.rows[Math.min(Math.max(row + down, 0), this.rows.length - 1)];
    this.go(to?.[Math.min(column, to.length - 1)] ?? null);
  }

  /** Takes what the person types into the cell in focus. */
  async type(text: string): Promise<void> {
    const { cell, field } = this;
    if (!cell) return;
    this.typed = text;
    this.error = null;
    await this.#try(async () => {
      const understood = await this.#call("understand", { document: cell.document, field, text });
      const isLate = this.typed !== text || this.current !== cell.document || this.field !== field;
      if (!isLate) this.understood = understood;
    });
  }

  /** Puts a candidate of the cell into the input, by its index. */
  async choose(index: number): Promise<void> {
    const candidate = this.cell?.candidates[index];
    if (candidate) await this.type(candidate.value);
  }

  /** Keeps what was typed, or accepts the row in focus, and goes on. */
  async enter(): Promise<void> {
    const { cell, field, typed } = this;
    const key = this.#key;
    if (!cell) return;
    if (typed === null) {
      const row = this.rows.findIndex((cells) => cells.includes(cell));
      await this.accept(this.rows[row] ?? []);
      if (key === this.#key) this.go(this.rows[row + 1]?.[0] ?? this.cell);
      return;
    }
    await this.#try(async () => {
      await this.#call("correct", { document: cell.document, field, text: typed, place: null });
      if (key === this.#key) this.move(1, 0);
      await this.refresh();
    });
  }

  /** Accepts what was read in some cells, in one go. What was not found is nothing to accept. */
  async accept(cells: readonly CellView[]): Promise<void> {
    const open = cells.filter(
      ({ review, value, stop }) => value !== null && (review === "untouched" || stop),
    );
    if (open.length === 0) return;
    await this.#try(async () => {
      const documents = open.map(({ document }) => document);
      await this.#call("confirm_all", { field: this.field, documents });
      await this.refresh();
    });
  }

  async #try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (thrown) {
      this.error = AppError.from(thrown);
    }
  }
}
