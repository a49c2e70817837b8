import { beforeEach, expect, test } from "vitest";
import type { BoundingBoxView, DocumentView, SplitOutcome, WordView } from "../domain/api.gen";
import { Bench } from "./bench.svelte";
import { PageSplitter, broadestBlank } from "./page-splitter.svelte";
import type { Call } from "../platform/rpc";

const PAGE: BoundingBoxView = { x: 0, y: 0, w: 1, h: 1 };
const word = (x: number, y: number): WordView => ({ text: "word", bounds: { x, y, w: 0.2, h: 0.02 } });
const page = (index: number) => ({ index, width: 600, height: 800 });

let documents: Map<string, DocumentView>;
let asked: [string, unknown][];
let answer: SplitOutcome;
let opened: string[];
let bench: Bench;
let splitter: PageSplitter;

function document(id: string, pages: number[], ofFile: string[]): DocumentView {
  return {
    id,
    source: "s",
    name: "scan.pdf",
    kind: "receipt",
    pile: "needs_review",
    accepted: false,
    engines: ["device"],
    stayedHere: false,
    files: [{ source: "s", name: "scan.pdf", pages, stored: null }],
    seconds: null,
    pages: pages.map(page),
    parts: [],
    covered: [],
    ofFile,
    fields: [],
    taxLines: [],
    taxLinesReview: "untouched",
    lineItems: [],
    lineItemsReview: "untouched",
    lineItemsSum: null,
    findings: [],
    stops: 0,
  };
}

beforeEach(async () => {
  const all = ["a", "b"];
  documents = new Map([
    ["a", document("a", [0, 1, 2], all)],
    ["b", document("b", [3], all)],
  ]);
  [asked, opened] = [[], []];
  answer = { documents: ["a", "new"], leftBehind: [] };
  const call = ((name: string, request: { document: string }) => {
    if (name === "document") return Promise.resolve(documents.get(request.document));
    asked.push([name, request]);
    return Promise.resolve(answer);
  }) as Call;
  bench = new Bench(call, {
    waiting: () => [],
    open: (id) => opened.push(id),
    leave: () => undefined,
    corrected: () => undefined,
  });
  bench.queue = ["x", "a", "b"];
  splitter = new PageSplitter(bench, call);
  await bench.open("a");
});

test("the pages from one on become a document of their own, next in the queue", async () => {
  await splitter.splitBefore(1);
  const taken = [1, 2].map((index) => ({ page: index, bounds: null }));
  expect(asked).toEqual([["split", { document: "a", taken }]]);
  expect(bench.queue).toEqual(["x", "a", "new", "b"]);
  expect([bench.notice, bench.document?.id, opened]).toEqual(["split", "a", []]);
  expect(splitter.splitBefore(0)).toBe(false);
});

test("the line starts in the broadest blank, follows arrows and pointer, and cuts with the pages behind", async () => {
  splitter.begin(1, [word(0.1, 0.1), word(0.1, 0.2), word(0.1, 0.6)]);
  expect(splitter.cut).toMatchObject({ way: "across", at: expect.closeTo(0.41) as number });
  splitter.move("across", 0.01);
  expect(splitter.cut?.at).toBeCloseTo(0.42);
  splitter.move("down", 0.01);
  expect(splitter.cut).toMatchObject({ way: "down", at: 0.5 });
  splitter.follow({ x: 0.3, y: 2 }, "across");
  expect(splitter.cut?.at).toBeCloseTo(0.99);
  splitter.follow({ x: 0.3, y: 0.25 }, "across");
  await splitter.keep();
  const lower = { page: 1, bounds: { x: 0, y: 0.25, w: 1, h: 0.75 } };
  expect(asked).toEqual([["split", { document: "a", taken: [lower, { page: 2, bounds: null }] }]]);
  expect(splitter.cut).toBeNull();
});

test("only the part of the page that is the document is cut", () => {
  const bounds = { x: 0.5, y: 0.2, w: 0.5, h: 0.4 };
  bench.document = { ...document("a", [0], ["a"]), parts: [{ page: 0, bounds }] };
  splitter.begin(0, [word(0.55, 0.25), word(0.1, 0.9)]);
  expect(splitter.cut).toMatchObject({ way: "across", at: 0.4, part: bounds });
  splitter.leave();
  expect(splitter.cut).toBeNull();
});

test("documents of a file become one, and what had no room is told", async () => {
  await bench.open("b");
  answer = { documents: ["a"], leftBehind: [{ document: "b", field: "notes" }] };
  expect(splitter.beside).toEqual({ id: "a", way: "before" });
  await splitter.join();
  expect(asked).toEqual([["join", { documents: ["b", "a"] }]]);
  expect([bench.queue, opened, bench.notice]).toEqual([["x", "a"], ["a"], "joined"]);
  expect(bench.leftBehind).toEqual(["notes"]);
  expect(splitter.beside).toEqual({ id: "b", way: "after" });
});

test("a document alone in its file has none beside it", () => {
  bench.document = document("a", [0], ["a"]);
  expect([splitter.beside, splitter.join()]).toEqual([null, false]);
});

test("a page without words is cut in the middle", () => {
  expect(broadestBlank([], PAGE)).toEqual({ way: "across", at: 0.5 });
  const columns = [word(0.0, 0.1), word(0.7, 0.1), word(0.0, 0.13), word(0.7, 0.13)];
  expect(broadestBlank(columns, PAGE)).toMatchObject({ way: "down", at: expect.closeTo(0.45) as number });
});
