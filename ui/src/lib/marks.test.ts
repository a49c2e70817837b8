import { expect, test } from "vitest";
import type { FieldView } from "./api.gen";
import { veilOver } from "./marks";

test("while numbers are hidden, none may stand beside the word that is shown", () => {
  const [number, born] = [{ masked: true }, { masked: false }] as FieldView[] as [FieldView, FieldView];
  expect(veilOver(number, [number, born], true)).toBe("all");
  expect(veilOver(born, [number, born], true)).toBe("around");
  expect(veilOver(born, [born], true)).toBe("none");
  expect(veilOver(number, [number, born], false)).toBe("none");
});
