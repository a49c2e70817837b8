import type { Duplicate } from "../domain/api.gen";
import { AppError, type Call } from "../platform/rpc";

/** Documents that may be the same one twice: a person decides about each pair. */
export class DuplicatesStore {
  pairs = $state.raw<Duplicate[]>([]);
  /** Index of the pair on the screen. */
  at = $state(0);
  error = $state.raw<AppError | null>(null);
  readonly pair = $derived(this.pairs[Math.min(this.at, this.pairs.length - 1)] ?? null);

  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /** Asks for all pairs. */
  async refresh(): Promise<void> {
    await this.#try(async () => {
      this.pairs = await this.#call("duplicates", {});
      this.at = Math.max(Math.min(this.at, this.pairs.length - 1), 0);
    });
  }

  /** The pair that a document is in, if it is in one. */
  of(document: string): Duplicate | null {
    return this.pairs.find(({ one, other }) => one.row.id === document || other.row.id === document) ?? null;
  }

  /** Puts the pair of a document on the screen. */
  show(document: string): void {
    this.at = Math.max(this.pairs.indexOf(this.of(document) as Duplicate), 0);
  }

  /** Goes to a neighbour without deciding. */
  turn(by: 1 | -1): void {
    this.at = Math.max(Math.min(this.at + by, this.pairs.length - 1), 0);
  }

  /** Both stay: they are not the same. */
  async keepBoth(): Promise<void> {
    const { pair } = this;
    if (!pair) return;
    await this.#try(async () => {
      await this.#call("tell_apart", { one: pair.one.row.id, other: pair.other.row.id });
      await this.refresh();
    });
  }

  /** Deletes one of the two. Nothing brings it back. */
  async remove(which: "one" | "other"): Promise<void> {
    const { pair } = this;
    if (!pair) return;
    await this.#try(async () => {
      await this.#call("delete_documents", { documents: [pair[which].row.id] });
      await this.refresh();
    });
  }

  async #try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
      this.error = null;
    } catch (thrown) {
      this.error = AppError.from(thrown);
    }
  }
}
