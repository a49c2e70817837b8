import { beforeEach, expect, test } from "vitest";
import type { Commands, DocumentView } from "../domain/api.gen";
import type { Bench } from "./bench.svelte";
import { merged, removed } from "./line-rows";
import { Lines } from "./lines.svelte";
import { AppError, type Call } from "../platform/rpc";

const item = (description: string, amount: string) => ({
  description,
  quantity: null,
  unitPrice: null,
  amount,
  place: null,
  verdict: "likely" as const,
});

let document: Pick<DocumentView, "id" | "lineItems" | "taxLines">;
let refuses: boolean;
let lines: Lines;

beforeEach(() => {
  document = { id: "one", lineItems: [item("Rice", "3.00"), item("Tea", "4.00")], taxLines: [] };
  refuses = false;
  const call = ((_: string, { rows }: Commands["set_line_items"]["request"]) => {
    if (refuses) {
      return Promise.reject(new AppError({ code: "not_an_amount", args: { row: "0", column: "amount" } }));
    }
    const lineItems = rows.map((row) => item(row.description, row.amount));
    return Promise.resolve({ ...document, lineItems });
  }) as unknown as Call;
  const bench = {
    get document() {
      return document;
    },
    changed: (now: DocumentView) => (document = now),
    focus: "total",
    focusOn: () => undefined,
  };
  lines = new Lines(bench as unknown as Bench, call);
});

const texts = (): (string | undefined)[] => lines.rows("items").map(({ cells }) => cells[1]);

test("a new row is nobody's until something is written into it", async () => {
  lines.at = { table: "items", row: 0, column: 1 };
  lines.add();
  expect(texts()).toEqual(["Rice", "", "Tea"]);
  expect(document.lineItems).toHaveLength(2);
  await lines.write({ table: "items", row: 1, column: 1 }, "Soup");
  expect(document.lineItems.map(({ description }) => description)).toEqual(["Rice", "Soup", "Tea"]);
});

test("walking down past the last row begins another", () => {
  lines.at = { table: "items", row: 1, column: 3 };
  lines.step(1);
  expect(lines.at).toEqual({ table: "items", row: 2, column: 1 });
  lines.step(1);
  expect(texts()).toHaveLength(3);
});

test("what is being typed into the last row begins another, which stays while the first is kept", async () => {
  lines.at = { table: "items", row: 1, column: 3 };
  lines.isTyping = true;
  lines.step(1);
  await lines.write({ table: "items", row: 1, column: 3 }, "4.50");
  expect(texts()).toEqual(["Rice", "Tea", ""]);
  expect(lines.at).toEqual({ table: "items", row: 2, column: 1 });
});

test("rows are merged and deleted at the cell in focus", async () => {
  lines.at = { table: "items", row: 1, column: 1 };
  await lines.change(merged);
  expect(texts()).toEqual(["Rice Tea"]);
  await lines.change(removed);
  expect(texts()).toEqual([]);
  expect(lines.at).toBeNull();
});

test("an impossible cell keeps its text and says why", async () => {
  refuses = true;
  await lines.write({ table: "items", row: 0, column: 3 }, "a lot");
  expect(lines.wrong).toMatchObject({ row: 0, column: 3, text: "a lot" });
  expect(lines.wrong?.error.code).toBe("not_an_amount");
  expect(document.lineItems[0]?.amount).toBe("3.00");
});

test("an empty table is begun by going to it", () => {
  lines.enter("taxes");
  expect(lines.rows("taxes")).toHaveLength(1);
  expect(lines.at).toEqual({ table: "taxes", row: 0, column: 0 });
});
