import { expect, test } from "vitest";
import type { Why } from "./api.gen";
import { telling } from "./reasons";

const why = (code: Why["code"]): Why => ({ code, args: {} });
const codes = (reasons: Why[]): string[] => reasons.map(({ code }) => code);

test("doubt is told by what speaks against, certainty by what proves", () => {
  const reasons = [why("read_clearly"), why("sum_closes"), why("open_choice"), why("label_beside")];
  expect(codes(telling(reasons, "doubtful"))).toEqual([
    "open_choice",
    "sum_closes",
    "read_clearly",
    "label_beside",
  ]);
  expect(codes(telling(reasons, "proved"))).toEqual([
    "sum_closes",
    "read_clearly",
    "label_beside",
    "open_choice",
  ]);
});

test("reasons themselves are left as they were", () => {
  const reasons = [why("read_clearly"), why("sum_closes")];
  telling(reasons, "proved");
  expect(codes(reasons)).toEqual(["read_clearly", "sum_closes"]);
});
