import type { BoundingBoxView, PlaceView, WordView } from "../domain/api.gen";
import type { Bench } from "./bench.svelte";
import type { Point } from "../ui/geometry";
import type { Call } from "../platform/rpc";

/** A line across a page or from its top to its bottom, in fractions of the page. */
export interface Cut {
  way: "across" | "down";
  at: number;
  /** The part of the page that is cut. */
  part: BoundingBoxView;
  page: number;
}

const PAGE: BoundingBoxView = { x: 0, y: 0, w: 1, h: 1 };
/** The line stays so far from the edges of what it cuts. */
const EDGE = 0.01;

/** Where one document of a file ends and the next begins, as a person says it. */
export class PageSplitter {
  /** The line along which the page on the desk would be cut. */
  cut = $state.raw<Cut | null>(null);

  readonly #bench: Bench;
  readonly #call: Call;

  constructor(bench: Bench, call: Call) {
    this.#bench = bench;
    this.#call = call;
  }

  /** The document of the same file that the open one can become one with: the one before it, else the one after. */
  get beside(): { id: string; way: "before" | "after" } | null {
    const { document } = this.#bench;
    const at = document?.ofFile.indexOf(document.id) ?? -1;
    const [before, after] = [document?.ofFile[at - 1], document?.ofFile[at + 1]];
    if (at < 0) return null;
    if (before !== undefined) return { id: before, way: "before" };
    return after === undefined ? null : { id: after, way: "after" };
  }

  /** Makes a document of its own of the pages from this one on; answers `false` where it is the first. */
  splitBefore(page: number): Promise<void> | false {
    const { document } = this.#bench;
    const at = document?.pages.findIndex(({ index }) => index === page) ?? -1;
    if (!document || at < 1) return false;
    return this.#split(document.pages.slice(at).map(({ index }) => ({ page: index, bounds: null })));
  }

  /** Puts the line into the broadest blank of a page. */
  begin(page: number, words: readonly WordView[]): void {
    const { document } = this.#bench;
    const of = document?.parts.find((part) => part.page === page)?.bounds ?? PAGE;
    this.cut = { ...broadestBlank(words, of), part: of, page };
  }

  /** Moves the line by a fraction of the page; the other way it turns first. */
  move(way: Cut["way"], by: number): void {
    const { cut } = this;
    if (cut) this.#put(way, cut.way === way ? cut.at + by : middleOf(cut.part, way));
  }

  /** Lays the line through a point of the page. */
  follow({ x, y }: Point, way: Cut["way"]): void {
    this.#put(way, way === "across" ? y : x);
  }

  /** Leaves the page whole. */
  leave(): void {
    this.cut = null;
  }

  /** Cuts the page: what lies below the line, or right of it, is a document of its own, with the pages that follow. */
  async keep(): Promise<void> {
    const { cut } = this;
    const { document } = this.#bench;
    if (!cut || !document) return;
    this.cut = null;
    const { at, part, page, way } = cut;
    const bounds =
      way === "across"
        ? { ...part, y: at, h: part.y + part.h - at }
        : { ...part, x: at, w: part.x + part.w - at };
    const behind = document.pages.filter(({ index }) => index > page);
    await this.#split([{ page, bounds }, ...behind.map(({ index }) => ({ page: index, bounds: null }))]);
  }

  /** Makes the open document one with the one beside it; answers `false` where there is none. */
  join(): Promise<void> | false {
    const { beside } = this;
    const { document } = this.#bench;
    if (!beside || !document) return false;
    const documents = [document.id, beside.id];
    return this.#bench.part(() => this.#call("join", { documents }), "joined", [beside.id]);
  }

  #split(taken: PlaceView[]): Promise<void> {
    const document = this.#bench.document?.id ?? "";
    return this.#bench.part(() => this.#call("split", { document, taken }), "split");
  }

  #put(way: Cut["way"], at: number): void {
    const { cut } = this;
    if (!cut) return;
    const [from, length] = span(cut.part, way);
    this.cut = { ...cut, way, at: Math.min(Math.max(at, from + EDGE), from + length - EDGE) };
  }
}

/** Where a part of a page begins along the way the line moves, and how far it goes. */
function span({ x, y, w, h }: BoundingBoxView, way: Cut["way"]): [number, number] {
  return way === "across" ? [y, h] : [x, w];
}

function middleOf(part: BoundingBoxView, way: Cut["way"]): number {
  const [from, length] = span(part, way);
  return from + length / 2;
}

/** The middle of the broadest blank between the words of a part; its own middle where there is none. */
export function broadestBlank(words: readonly WordView[], part: BoundingBoxView): Pick<Cut, "way" | "at"> {
  const blanks = (["across", "down"] as const).flatMap((way) => {
    const [from, length] = span(part, way);
    const stretches = words
      .map(({ bounds }) => span(bounds, way))
      .filter(([start]) => start >= from && start <= from + length)
      .sort(([one], [other]) => one - other);
    let end = stretches[0]?.[0] ?? 0;
    return stretches.flatMap(([start, size]) => {
      const blank = start > end ? [{ way, at: (start + end) / 2, breadth: start - end }] : [];
      end = Math.max(end, start + size);
      return blank;
    });
  });
  const [broadest] = blanks.sort((one, other) => other.breadth - one.breadth);
  return broadest ?? { way: "across", at: middleOf(part, "across") };
}
