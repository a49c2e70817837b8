import type { CurrencyTotal, DocumentRow, Search, SortBy } from "./api.gen";
import { AppError, type Call } from "./rpc";

/** Rows asked for at a time. */
const PAGE = 100;

/** Every past document: words, filters, and the rows that were asked for so far. */
export class LibraryStore {
  text = $state("");
  kind = $state<string | null>(null);
  from = $state<string | null>(null);
  to = $state<string | null>(null);
  sort = $state<SortBy>("date");

  /** Number of all that were found; `null` before the first answer. */
  count = $state<number | null>(null);
  totals = $state<CurrencyTotal[]>([]);
  /** Rows by their index; a page that was not looked at is absent. */
  rows = $state.raw<ReadonlyMap<number, DocumentRow>>(new Map());
  /** Index of the row that keys act on. */
  current = $state(0);
  error = $state<AppError | null>(null);

  readonly isRestricted = $derived(this.text.trim() !== "" || this.kind !== null || this.from !== null || this.to !== null);

  readonly #call: Call;
  #question = 0;
  #asked = new Set<number>();

  constructor(call: Call) {
    this.#call = call;
  }

  /** Searches anew with the words and filters of now. */
  async search(): Promise<void> {
    const question = ++this.#question;
    this.#asked = new Set([0]);
    await this.#try(async () => {
      const found = await this.#call("search", this.#request(0));
      if (question !== this.#question) return;
      this.count = found.count;
      this.totals = found.totals;
      this.rows = new Map(found.rows.map((row, index) => [index, row]));
      this.current = Math.min(this.current, Math.max(found.count - 1, 0));
      this.error = null;
    });
  }

  /** Makes sure that the rows from one index to another are here or on their way. */
  async need(first: number, last: number): Promise<void> {
    const question = this.#question;
    for (let page = Math.floor(first / PAGE); page * PAGE <= Math.min(last, (this.count ?? 0) - 1); page += 1) {
      if (this.#asked.has(page)) continue;
      this.#asked.add(page);
      await this.#try(async () => {
        const found = await this.#call("search", this.#request(page * PAGE));
        if (question !== this.#question) return;
        this.rows = new Map([...this.rows, ...found.rows.map((row, at) => [page * PAGE + at, row] as const)]);
      });
    }
  }

  /** Moves the current row within what was found. */
  step(by: number): void {
    this.current = Math.min(Math.max(this.current + by, 0), Math.max((this.count ?? 0) - 1, 0));
  }

  #request(offset: number): Search {
    const { text, kind, from, to, sort } = this;
    return { text, kind, from, to, sort, offset, limit: PAGE };
  }

  async #try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (thrown) {
      this.error = AppError.from(thrown);
    }
  }
}
