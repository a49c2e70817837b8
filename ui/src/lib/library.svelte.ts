import { SvelteMap } from "svelte/reactivity";
import type { CurrencyTotal, DocumentRow, KindName, Search, SortBy } from "./api.gen";
import type { Period } from "./period";
import { AppError, type Call } from "./rpc";

/** Rows asked for at a time. */
const PAGE = 100;

/** Every past document: words, filters, and the rows that were asked for so far. */
export class LibraryStore {
  text = $state("");
  kind = $state<KindName | null>(null);
  period = $state.raw<Period>({ from: null, to: null });
  sort = $state<SortBy>("date");

  /** Number of all that were found; `null` before the first answer. */
  count = $state<number | null>(null);
  totals = $state<CurrencyTotal[]>([]);
  /** Rows by their index; a page that was not looked at is absent. */
  readonly rows = new SvelteMap<number, DocumentRow>();
  /** Index of the row that keys act on. */
  current = $state(0);
  error = $state<AppError | null>(null);

  readonly isRestricted = $derived(
    this.text.trim() !== "" || this.kind !== null || this.period.from !== null || this.period.to !== null,
  );

  readonly #call: Call;
  #question = 0;
  #asked: number[] = [];

  constructor(call: Call) {
    this.#call = call;
  }

  /** Searches anew with the words and filters of now. */
  async search(): Promise<void> {
    const question = ++this.#question;
    this.#asked = [0];
    await this.#try(async () => {
      const found = await this.#call("search", this.#request(0));
      if (question !== this.#question) return;
      this.count = found.count;
      this.totals = found.totals;
      this.rows.clear();
      this.#keep(0, found.rows);
      this.current = Math.min(this.current, Math.max(found.count - 1, 0));
      this.error = null;
    });
  }

  /** Makes sure that the rows from one index to another are here or on their way. */
  async need(first: number, last: number): Promise<void> {
    const question = this.#question;
    for (
      let page = Math.floor(first / PAGE);
      page * PAGE <= Math.min(last, (this.count ?? 0) - 1);
      page += 1
    ) {
      if (this.#asked.includes(page)) continue;
      this.#asked.push(page);
      await this.#try(async () => {
        const found = await this.#call("search", this.#request(page * PAGE));
        if (question !== this.#question) return;
        this.#keep(page * PAGE, found.rows);
      });
    }
  }

  /** Moves the current row within what was found. */
  step(by: number): void {
    this.current = Math.min(Math.max(this.current + by, 0), Math.max((this.count ?? 0) - 1, 0));
  }

  #keep(offset: number, rows: DocumentRow[]): void {
    rows.forEach((row, index) => this.rows.set(offset + index, row));
  }

  #request(offset: number): Search {
    const { text, kind, period, sort } = this;
    return { text, kind, ...period, sort, offset, limit: PAGE };
  }

  async #try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (thrown) {
      this.error = AppError.from(thrown);
    }
  }
}
