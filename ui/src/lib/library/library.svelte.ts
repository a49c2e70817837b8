import { SvelteMap } from "svelte/reactivity";
import type {
  ChoicesView,
  CurrencyTotal,
  DocumentRow,
  FieldName,
  KindName,
  PileName,
  Search,
  SortBy,
} from "../domain/api.gen";
import { sumOf } from "../domain/decimal";
import type { Period } from "../domain/period";
import { AppError, type Call } from "../platform/rpc";

/** Rows asked for at a time. */
const PAGE = 100;

/** Every past document: words, filters, and the rows that were asked for so far. */
export class LibraryStore {
  text = $state("");
  kind = $state<KindName | null>(null);
  pile = $state<PileName | null>(null);
  vendor = $state<string | null>(null);
  category = $state<string | null>(null);
  engine = $state<string | null>(null);
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
  /** What the documents can be told apart by. */
  choices = $state.raw<ChoicesView>({ vendors: [], categories: [], engines: [] });
  /** Why a value cannot be given to the selected. */
  fault = $state<AppError | null>(null);
  /** The rows that a person selected, by the id of the document, whatever is shown now. */
  readonly selected = new SvelteMap<string, DocumentRow>();
  /** What the selected come to, by currency. */
  readonly selectedTotals = $derived.by(() => {
    const rows = [...this.selected.values()].filter(
      ({ total, currency }) => total !== null && currency !== null,
    );
    const all = rows.map(({ currency }) => currency ?? "");
    const currencies = all.filter((currency, index) => all.indexOf(currency) === index).sort();
    return currencies.map((currency) => {
      const of = rows.filter((row) => row.currency === currency);
      return { currency, total: sumOf(of.map(({ total }) => total ?? "")) ?? "", count: of.length };
    });
  });

  readonly isRestricted = $derived(
    this.text.trim() !== "" ||
      this.kind !== null ||
      this.pile !== null ||
      this.vendor !== null ||
      this.category !== null ||
      this.engine !== null ||
      this.period.from !== null ||
      this.period.to !== null,
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

  /** Asks what the documents can be told apart by. */
  async open(): Promise<void> {
    await this.#try(async () => {
      this.choices = await this.#call("choices", {});
    });
  }

  /** Takes every restriction away. */
  clear(): void {
    [this.text, this.kind, this.pile, this.vendor, this.category, this.engine] = [
      "",
      null,
      null,
      null,
      null,
      null,
    ];
    this.period = { from: null, to: null };
  }

  /** Shows only what is of the same vendor as the current row, or all vendors again. */
  onlyThisVendor(): void {
    this.vendor = this.vendor === null ? (this.rows.get(this.current)?.title ?? null) : null;
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

  /** Selects the row that keys act on, or lets go of it. */
  toggle(index = this.current): void {
    const row = this.rows.get(index);
    if (row && !this.selected.delete(row.id)) this.selected.set(row.id, row);
  }

  /** Selects everything that was found, or lets go of all where all is selected. */
  async selectAll(): Promise<void> {
    const all = this.count ?? 0;
    if (this.selected.size >= all) return this.selected.clear();
    await this.#try(async () => {
      const { rows } = await this.#call("search", { ...this.#request(0), limit: all });
      for (const row of rows) this.selected.set(row.id, row);
    });
  }

  /** Gives a field of all selected documents a value, in one go. Answers whether it was kept. */
  async correctSelected(field: FieldName, text: string): Promise<boolean> {
    this.fault = null;
    try {
      await this.#call("correct_all", { documents: [...this.selected.keys()], field, text });
      this.selected.clear();
      return true;
    } catch (thrown) {
      this.fault = AppError.from(thrown);
      return false;
    }
  }

  #keep(offset: number, rows: DocumentRow[]): void {
    rows.forEach((row, index) => this.rows.set(offset + index, row));
  }

  #request(offset: number): Search {
    const { text, kind, pile, vendor, category, engine, period, sort } = this;
    return { text, kind, pile, vendor, category, engine, ...period, sort, offset, limit: PAGE };
  }

  async #try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (thrown) {
      this.error = AppError.from(thrown);
    }
  }
}
