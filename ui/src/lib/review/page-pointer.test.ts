import { beforeEach, expect, test } from "vitest";
import type { BoundingBoxView, Commands, PlaceView } from "../domain/api.gen";
import type { Bench, Notice } from "./bench.svelte";
import { PagePointer } from "./page-pointer.svelte";
import { AppError, type Call } from "../platform/rpc";

const bounds = (x: number, y: number): BoundingBoxView => ({ x, y, w: 0.1, h: 0.02 });
const middle = ({ x, y }: BoundingBoxView) => ({ x: x + 0.05, y: y + 0.01 });
const TOTAL = bounds(0.6, 0.5);
const words = [
  { text: "TOTAL", bounds: bounds(0.2, 0.5) },
  { text: "82.15", bounds: TOTAL },
];

/** The bench, as far as a pointer meets it. */
class FakeBench {
  document = { id: "one" };
  field: { name: string } | null = { name: "total" };
  focus = "total";
  fields = [{ name: "total", place: { page: 0, bounds: TOTAL } }];
  typed = "";
  place: PlaceView | null = null;
  isCovered = false;
  lit: string | null = null;
  taken: [string, PlaceView][] = [];
  notice: Notice | null = null;
  take(text: string, place: PlaceView): Promise<void> {
    this.taken.push([text, place]);
    [this.typed, this.place] = [text, place];
    return Promise.resolve();
  }
  announce(notice: Notice): void {
    this.notice = notice;
  }
  async attempt<T>(act: () => Promise<T>): Promise<T | null> {
    return act().catch(() => null);
  }
}

let bench: FakeBench;
let pagePointer: PagePointer;
let answer: Commands["read_region"]["response"];
let asked: unknown[];

beforeEach(async () => {
  bench = new FakeBench();
  asked = [];
  answer = { text: "82.15", bounds: TOTAL };
  const call = ((name: string, request: unknown) => {
    asked.push([name, request]);
    return name === "page_words" ? Promise.resolve(words) : Promise.resolve(answer);
  }) as unknown as Call;
  pagePointer = new PagePointer(bench as unknown as Bench, call);
  await pagePointer.show("one", 0);
});

test("a word under the pointer lights the field that took it", () => {
  pagePointer.hover(middle(TOTAL));
  expect(bench.lit).toBe("total");
  pagePointer.hover({ x: 0.25, y: 0.51 });
  expect([bench.lit, pagePointer.under?.text]).toEqual([null, "TOTAL"]);
  pagePointer.hover(null);
  expect(pagePointer.under).toBeNull();
});

test("a clicked word becomes the value; with Shift it is added to it", async () => {
  await pagePointer.click(middle(words[0]?.bounds ?? TOTAL), false);
  await pagePointer.click(middle(TOTAL), true);
  expect(bench.taken.map(([text]) => text)).toEqual(["TOTAL", "TOTAL 82.15"]);
  expect(bench.place?.bounds?.w).toBeCloseTo(0.5);
  await pagePointer.click({ x: 0.01, y: 0.01 }, false);
  expect(bench.taken).toHaveLength(2);
});

test("a drawn box is read in the alphabet of the field", async () => {
  await pagePointer.read(bounds(0.55, 0.49));
  expect(asked.at(-1)).toEqual([
    "read_region",
    { document: "one", field: "total", page: 0, bounds: bounds(0.55, 0.49) },
  ]);
  expect(bench.taken).toEqual([["82.15", { page: 0, bounds: TOTAL }]]);
  expect(pagePointer.isReading).toBe(false);
});

test("where nothing can be read, it says so and leaves the value alone", async () => {
  answer = { text: "", bounds: null };
  await pagePointer.read(bounds(0, 0));
  expect([bench.notice, bench.taken]).toEqual(["nothingRead", []]);
  await pagePointer.readAgain();
  expect(bench.notice).toBe("noPlace");
});

test("covered numbers are neither clicked nor read", async () => {
  bench.isCovered = true;
  await pagePointer.click(middle(TOTAL), false);
  await pagePointer.read(TOTAL);
  expect(bench.taken).toEqual([]);
});

test("a page without words can still be read by a box", async () => {
  const call = (() => Promise.reject(new AppError({ code: "internal", args: {} }))) as unknown as Call;
  const broken = new PagePointer(bench as unknown as Bench, call);
  await broken.show("one", 0);
  expect(broken.words).toEqual([]);
});

test("frames of words are shown while a key is held, or until they are turned off", () => {
  pagePointer.hold(true);
  expect(pagePointer.showsWords).toBe(true);
  pagePointer.hold(false);
  expect(pagePointer.showsWords).toBe(false);
  pagePointer.pin();
  expect(pagePointer.showsWords).toBe(true);
});
