import { beforeEach, expect, test } from "vitest";
import type { DocumentRow, Duplicate, DuplicateDocument } from "../domain/api.gen";
import { DuplicatesStore } from "./duplicates.svelte";
import { AppError, type Call } from "../platform/rpc";

const of = (id: string): DuplicateDocument => ({ row: { id } as DocumentRow, page: null, covered: [] });
const pair = (one: string, other: string): Duplicate => ({
  one: of(one),
  other: of(other),
  sameValues: true,
  samePicture: false,
});

let pairs: Duplicate[];
let asked: [string, unknown][];
let fails: boolean;
let store: DuplicatesStore;

beforeEach(async () => {
  pairs = [pair("a", "b"), pair("c", "d")];
  [asked, fails] = [[], false];
  store = new DuplicatesStore(((name: string, request: unknown) => {
    if (fails) return Promise.reject(new AppError({ code: "internal", args: {} }));
    if (name !== "duplicates") {
      asked.push([name, request]);
      pairs = pairs.slice(1);
    }
    return Promise.resolve(pairs);
  }) as unknown as Call);
  await store.refresh();
});

test("a document's pair is found and shown", () => {
  store.show("d");
  expect(store.pair?.one.row.id).toBe("c");
  expect(store.of("x")).toBeNull();
});

test("a decision is kept, and the next pair follows", async () => {
  await store.keepBoth();
  expect(asked).toEqual([["tell_apart", { one: "a", other: "b" }]]);
  expect(store.pair?.one.row.id).toBe("c");
  await store.remove("other");
  expect(asked.at(-1)).toEqual(["delete_documents", { documents: ["d"] }]);
  expect(store.pair).toBeNull();
});

test("pairs are walked without deciding, and no further than there are", () => {
  store.turn(1);
  store.turn(1);
  expect(store.pair?.one.row.id).toBe("c");
  store.turn(-1);
  expect(asked).toEqual([]);
});

test("what fails is said, and the pair stays", async () => {
  fails = true;
  await store.keepBoth();
  expect(store.error?.code).toBe("internal");
  expect(store.pair?.one.row.id).toBe("a");
});
