import { beforeEach, expect, test } from "vitest";
import type { CellView, Commands } from "./api.gen";
import { ColumnsStore, groupOf } from "./columns.svelte";
import type { Call } from "./rpc";

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
