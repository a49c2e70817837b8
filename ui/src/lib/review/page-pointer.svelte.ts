import type { BoundingBoxView, FieldName, WordView } from "../domain/api.gen";
import type { Bench } from "./bench.svelte";
import { around, middleIn, pointIn, type Point } from "../ui/geometry";
import type { Call } from "../platform/rpc";

/** A person's pointer on the page: the words under it, and the box it draws, become the value of the field in focus. */
export class PagePointer {
  /** The words of the page on the desk. */
  words = $state.raw<WordView[]>([]);
  /** The box being drawn. */
  box = $state.raw<BoundingBoxView | null>(null);
  /** Whether a part of the page is being read again. */
  isReading = $state(false);
  /** The word under the pointer. */
  under = $state.raw<WordView | null>(null);
  /** Whether the frames of all words are shown: while Ctrl is held, or because they were asked to stay. */
  readonly showsWords = $derived.by(() => this.#held || this.#pinned);

  #held = $state(false);
  #pinned = $state(false);
  #page = 0;
  #asked = 0;
  readonly #bench: Bench;
  readonly #call: Call;

  constructor(bench: Bench, call: Call) {
    this.#bench = bench;
    this.#call = call;
  }

  /** Takes the words of another page in hand. */
  async show(document: string, page: number): Promise<void> {
    this.#page = page;
    [this.words, this.under, this.box] = [[], null, null];
    const asked = ++this.#asked;
    try {
      const words = await this.#call("page_words", { document, page });
      if (asked === this.#asked) this.words = words;
    } catch {
      // Without its words a page can still be read by drawing a box.
    }
  }

  /** Shows the frames of all words while a key is held. */
  hold(held: boolean): void {
    this.#held = held;
  }

  /** Leaves the frames of all words on, or takes them away again. */
  pin(): void {
    this.#pinned = !this.#pinned;
  }

  /** Follows the pointer: the word under it, and the field that took that word. */
  hover(at: Point | null): void {
    this.under = at && (this.words.find(({ bounds }) => pointIn(bounds, at)) ?? null);
    const { under } = this;
    this.#bench.lit = under && this.#fieldOf(under.bounds);
  }

  /** Gives the field in focus the word at a point, or adds that word to what is typed. */
  async click(at: Point, adds: boolean): Promise<void> {
    const word = this.words.find(({ bounds }) => pointIn(bounds, at));
    const bench = this.#bench;
    if (!word || bench.isCovered || !bench.field) return;
    const before = adds && bench.typed.trim() !== "" ? bench.place : null;
    const joins = before?.bounds && before.page === this.#page ? before.bounds : null;
    const text = adds ? `${bench.typed.trim()} ${word.text}`.trim() : word.text;
    const bounds = joins ? around([joins, word.bounds]) : word.bounds;
    await bench.take(text, { page: this.#page, bounds });
  }

  /** Reads a part of the page again, in the alphabet of the field in focus, and gives the field what stands there. */
  async read(bounds: BoundingBoxView, page = this.#page): Promise<void> {
    const bench = this.#bench;
    const { document, field } = bench;
    if (!document || !field || bench.isCovered) return;
    this.isReading = true;
    const answer = await bench.attempt(() =>
      this.#call("read_region", { document: document.id, field: field.name, page, bounds }),
    );
    this.isReading = false;
    if (!answer || bench.document?.id !== document.id || bench.focus !== field.name) return;
    if (answer.text === "") bench.announce("nothingRead");
    else await bench.take(answer.text, { page, bounds: answer.bounds ?? bounds });
  }

  /** Reads the place of the field in focus again. */
  async readAgain(): Promise<void> {
    const { place } = this.#bench;
    if (place?.bounds) await this.read(place.bounds, place.page);
    else this.#bench.announce("noPlace");
  }

  #fieldOf(word: BoundingBoxView): FieldName | null {
    const has = ({ place }: { place: { page: number; bounds: BoundingBoxView | null } | null }): boolean =>
      place?.page === this.#page && place.bounds !== null && middleIn(place.bounds, word);
    return this.#bench.fields.find(has)?.name ?? null;
  }
}
