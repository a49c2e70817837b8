import { beforeEach, describe, expect, test } from "vitest";
import type { CellView, Commands, FieldName } from "../domain/api.gen";
import { ColumnsStore, groupOf } from "./columns.svelte";
import type { Call } from "../platform/rpc";

function cell(document: string, more: Partial<CellView> = {}): CellView {
  return {
    document,
    source: "s",
    title: document,
    currency: "MYR",
    value: "1.00",
    verdict: "proved",
    review: "untouched",
    stop: false,
    why: [],
    failing: [],
    place: null,
    page: null,
    candidates: [],
    ...more,
  };
}

let cells: CellView[];
let asked: [keyof Commands, unknown][];
let columns: ColumnsStore;

beforeEach(async () => {
  cells = [
    cell("odd", { stop: true, verdict: "doubtful" }),
    cell("a", { verdict: "likely" }),
    cell("b", { verdict: "likely" }),
    cell("c", { verdict: "likely" }),
    cell("p"),
  ];
  asked = [];
  columns = new ColumnsStore(((name: keyof Commands, request: { document: string; documents: string[] }) => {
    asked.push([name, request]);
    const touch = (ids: string[], review: CellView["review"]): void => {
      cells = cells
        .map((one) => (ids.includes(one.document) ? { ...one, review, stop: false } : one))
        .reverse();
    };
    if (name === "confirm_all") touch(request.documents, "confirmed");
    if (name === "correct") touch([request.document], "corrected");
    return Promise.resolve(name === "understand" ? { value: "2.00", other: null, error: null } : cells);
  }) as unknown as Call);
  columns.across = 2;
  await columns.open();
  asked.length = 0;
});

const grid = (): string[][] => columns.rows.map((row) => row.map(({ document }) => document));

test("odd ones stand first, each heading with rows of its own", () => {
  expect(grid()).toEqual([["odd"], ["a", "b"], ["c"], ["p"]]);
  expect(columns.current).toBe("odd");
});

test("arrows move over the headings and stop at the edges", () => {
  columns.move(0, 1);
  columns.move(1, 0);
  expect(columns.current).toBe("b");
  columns.move(0, 1);
  expect(columns.current).toBe("c");
  columns.move(0, 9);
  columns.move(1, 0);
  expect(columns.current).toBe("p");
});

test("Enter accepts the row in one go and goes on; the cells stay where they were", async () => {
  columns.move(0, 1);
  await columns.enter();
  expect(asked[0]).toEqual(["confirm_all", { field: "total", documents: ["a", "b"] }]);
  expect(columns.current).toBe("c");
  expect(grid()).toEqual([["odd"], ["a", "b"], ["c"], ["p"]]);
  expect(columns.accepted).toBe(2);
});

test("what is typed is understood, kept by Enter, and the next cell follows", async () => {
  await columns.type("2");
  expect(columns.understood?.value).toBe("2.00");
  await columns.enter();
  expect(asked.map(([name]) => name)).toEqual(["understand", "correct", "column"]);
  expect(columns.current).toBe("a");
  expect(columns.typed).toBeNull();
});

test("nothing is accepted twice, nor where nothing was found", async () => {
  await columns.accept([cell("x", { review: "confirmed" }), cell("y", { value: null })]);
  expect(asked).toEqual([]);
});

test("a failing rule makes a cell odd, and a person's word settles it", () => {
  const failing = [{ code: "sum_open" as const, args: {} }];
  expect(groupOf(cell("x", { failing }))).toBe("odd");
  expect(groupOf(cell("x", { failing, review: "confirmed" }))).toBe("settled");
  expect(groupOf(cell("x", { verdict: "missing", value: null }))).toBe("odd");
});

describe("while answers are on their way", () => {
  /** What every field holds in the library, and the questions that wait for their answer. */
  let library: Partial<Record<FieldName, CellView[]>>;
  let waiting: { field: FieldName; answer: (cells: CellView[]) => void }[];
  let confirmed: unknown[];

  beforeEach(() => {
    library = {
      total: [cell("a"), cell("b", { verdict: "likely" })],
      currency: [cell("a", { value: null, verdict: "missing", stop: true }), cell("b", { value: "EUR" })],
    };
    [waiting, confirmed] = [[], []];
    columns = new ColumnsStore(((name: keyof Commands, request: { field: FieldName }) => {
      if (name !== "column") return Promise.resolve(confirmed.push(request));
      return new Promise((answer) => waiting.push({ field: request.field, answer }));
    }) as unknown as Call);
  });

  /** Answers the question that waits, and lets everybody hear of it. */
  async function answer(): Promise<void> {
    expect(waiting).toHaveLength(1);
    const question = waiting.shift();
    question?.answer(library[question.field] ?? []);
    await new Promise((resolve) => setTimeout(resolve));
  }

  const headings = (): Record<string, string[]> =>
    Object.fromEntries(columns.groups.map(({ group, cells }) => [group, cells.map((one) => one.document)]));

  test("the cells of another field are gone at once, and Enter confirms nothing unseen", async () => {
    void columns.open();
    await answer();
    columns.field = "currency";
    expect([columns.cells, columns.cell, columns.rows]).toEqual([null, null, []]);
    await columns.enter();
    await columns.type("3");
    await columns.choose(0);
    expect([confirmed, columns.typed]).toEqual([[], null]);
    columns.field = "total";
    void columns.enter();
    expect(confirmed).toEqual([{ documents: ["b"], field: "total" }]);
  });

  test("every cell stands under its own verdict after a change of field", async () => {
    void columns.open();
    await answer();
    expect(headings()).toEqual({ likely: ["b"], proved: ["a"] });
    columns.field = "currency";
    void columns.open();
    void columns.refresh();
    await answer();
    await answer();
    expect(headings()).toEqual({ odd: ["a"], proved: ["b"] });
    expect(columns.current).toBe("b");
    expect(waiting).toEqual([]);
  });

  test("one question is on its way at a time, and a late answer is dropped", async () => {
    const opened = columns.open();
    columns.field = "currency";
    void columns.open();
    columns.field = "vendor";
    void columns.open();
    expect(waiting.map(({ field }) => field)).toEqual(["total"]);
    await answer();
    expect(columns.cells).toBeNull();
    expect(waiting.map(({ field }) => field)).toEqual(["vendor"]);
    columns.field = "total";
    void columns.open();
    await answer();
    expect(columns.cells).toBeNull();
    await answer();
    await opened;
    expect(headings()).toEqual({ likely: ["b"], proved: ["a"] });
    expect(waiting).toEqual([]);
  });

  test("nothing is asked before a column was opened, nor after it was closed", async () => {
    await columns.refresh();
    void columns.open();
    await answer();
    columns.close();
    await columns.refresh();
    expect([waiting, columns.cells]).toEqual([[], null]);
  });
});
