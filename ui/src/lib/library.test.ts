import { expect, test } from "vitest";
import type { DocumentRow, Search } from "./api.gen";
import { LibraryStore } from "./library.svelte";
import type { Call } from "./rpc";

const COUNT = 250;

function library(): { store: LibraryStore; asked: Search[] } {
  const asked: Search[] = [];
  const call = (async (_: string, request: Search) => {
    asked.push(request);
    const number = Math.max(Math.min(COUNT - request.offset, request.limit), 0);
    const rows = Array.from(
      { length: number },
      (_, index) => ({ id: String(request.offset + index) }) as DocumentRow,
    );
    return { rows, count: COUNT, totals: [] };
  }) as unknown as Call;
  return { store: new LibraryStore(call), asked };
}

test("rows are asked for by the hundred, once each, where they are looked at", async () => {
  const { store, asked } = library();
  await store.search();
  await store.need(0, 20);
  await store.need(190, 220);
  await store.need(195, 249);
  expect(asked.map(({ offset }) => offset)).toEqual([0, 100, 200]);
  expect(store.rows.get(249)?.id).toBe("249");
});

test("a new search forgets the rows of the last", async () => {
  const { store, asked } = library();
  await store.search();
  await store.need(100, 120);
  store.text = "teh";
  store.kind = "receipt";
  store.period = { from: "2026-01-01", to: null };
  await store.search();
  expect(store.rows.size).toBe(100);
  expect(asked.at(-1)).toMatchObject({
    text: "teh",
    kind: "receipt",
    from: "2026-01-01",
    to: null,
    offset: 0,
  });
  expect(store.isRestricted).toBe(true);
});

test("the current row stays within what was found", async () => {
  const { store } = library();
  await store.search();
  store.step(1000);
  expect(store.current).toBe(COUNT - 1);
  store.step(-1000);
  expect(store.current).toBe(0);
});
