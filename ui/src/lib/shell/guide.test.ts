import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ACTIONS } from "./actions";
import { keycap } from "../ui/keys";

const DOCS = join(import.meta.dirname, "../../../../docs");
const PICTURES = join(DOCS, "pictures");
/** Bytes of one picture and of all of them. */
const LARGEST = [100_000, 1_500_000] as const;

const guide = readFileSync(join(DOCS, "guide.md"), "utf8");
const readme = readFileSync(join(DOCS, "../README.md"), "utf8");

/** What a pattern's group holds, wherever it is found. */
const all = (pattern: RegExp, text: string): string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found ?? "");

test("every picture that the guide names is there, none is left over, and all are small", () => {
  const named = new Set(all(/\]\((?:docs\/)?pictures\/([^)]+)\)/g, guide + readme));
  const there = readdirSync(PICTURES);
  expect(there.toSorted()).toEqual([...named].toSorted());
  const sizes = there.map((name) => statSync(join(PICTURES, name)).size);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(LARGEST[0]);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(LARGEST[1]);
});

test("every key of the guide is one of the table", () => {
  const keys = new Set(Object.values(ACTIONS).flatMap(({ keys }) => keys.map((key) => keycap(key, false))));
  const unknown = all(/<kbd>(.+?)<\/kbd>/g, guide).filter((key) => !keys.has(key.replaceAll("+", " ")));
  expect(unknown).toEqual([]);
});

test("every chapter that the guide leads to is there", () => {
  const chapters = all(/^## (.+)$/gm, guide).map((title) => title.toLowerCase().replaceAll(" ", "-"));
  expect(all(/\]\(#([^)]+)\)/g, guide)).toEqual(chapters);
});
