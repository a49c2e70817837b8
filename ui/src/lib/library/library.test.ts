import { expect, test } from "vitest";
import type { DocumentRow, Search } from "../domain/api.gen";
import { LibraryStore } from "./library.svelte";
import { AppError, type Call } from "../platform/rpc";

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

test("what is selected stays selected, is summed by currency, and gets a value in one go", async () => {
  const asked: [string, unknown][] = [];
  const row = (id: string, currency: string, total: string): DocumentRow =>
    ({ id, currency, total }) as DocumentRow;
  const rows = [row("a", "MYR", "82.15"), row("b", "MYR", "0.10"), row("c", "EUR", "5")];
  let fails = true;
  const store = new LibraryStore((async (name: string, request: unknown) => {
    asked.push([name, request]);
    if (name === "correct_all" && fails) throw new AppError({ code: "not_a_date", args: {} });
    return { rows, count: rows.length, totals: [] };
  }) as unknown as Call);
  await store.search();
  store.toggle(0);
  store.toggle(1);
  expect(store.selectedTotals).toEqual([{ currency: "MYR", total: "82.25", count: 2 }]);
  store.toggle(1);
  expect([...store.selected.keys()]).toEqual(["a"]);
  await store.selectAll();
  expect(store.selected.size).toBe(3);
  expect(await store.correctSelected("date", "soon")).toBe(false);
  expect([store.fault?.code, store.selected.size]).toEqual(["not_a_date", 3]);
  fails = false;
  expect(await store.correctSelected("category", "Travel")).toBe(true);
  expect(asked.at(-1)).toEqual([
    "correct_all",
    { documents: ["a", "b", "c"], field: "category", text: "Travel" },
  ]);
  expect(store.selected.size).toBe(0);
});
