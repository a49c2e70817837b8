import { beforeEach, expect, test } from "vitest";
import type { RuleEffect, RuleView } from "../domain/api.gen";
import { AppError, type Call } from "../platform/rpc";
import { describeRule, describeVendor } from "./rule-words";
import { RulesStore } from "./rules.svelte";

const rule = (more: Partial<RuleView> = {}): RuleView => ({
  id: "r",
  since: "2026-05-03",
  printed: "MYTEKSI SDN BHD",
  taxId: null,
  iban: null,
  vendor: "Grab",
  category: "Travel",
  isOn: true,
  ...more,
});
const effect = (document: string, field: "vendor" | "category"): RuleEffect => ({
  document,
  title: "MYTEKSI",
  date: null,
  field,
  before: null,
  after: "Grab",
});

let asked: [string, unknown][];
let effects: RuleEffect[];
let fails: boolean;
let store: RulesStore;

beforeEach(async () => {
  [asked, fails] = [[], false];
  effects = [effect("a", "vendor"), effect("a", "category"), effect("b", "vendor")];
  store = new RulesStore((async (name: string, request: unknown) => {
    if (fails) throw new AppError({ code: "internal", args: {} });
    if (name === "rules") return [rule()];
    if (name === "rule_effects") return effects;
    asked.push([name, request]);
    if (name === "apply_rule") effects = [];
    return {};
  }) as unknown as Call);
  await store.refresh();
});

test("a rule is said in plain words", () => {
  expect(describeRule(rule())).toBe("“Grab”, Travel");
  expect(describeRule(rule({ vendor: null }))).toBe("Travel");
  expect(describeVendor(rule({ taxId: "C123" }))).toBe("“MYTEKSI SDN BHD” or tax number C123");
  expect(describeVendor(rule({ printed: null }))).toBe("this vendor");
});

test("past documents change only once what would change was shown", async () => {
  await store.apply();
  expect(asked).toEqual([]);
  await store.show("r");
  expect(store.documents).toEqual(["a", "b"]);
  await store.apply();
  expect(asked).toEqual([["apply_rule", { rule: "r", documents: ["a", "b"] }]]);
  expect([store.applied, store.effects]).toEqual([2, []]);
  effects = [effect("a", "vendor")];
  await store.changed();
  expect([store.applied, store.documents]).toEqual([null, ["a"]]);
  await store.show("r");
  expect([store.shown, store.effects, store.applied]).toEqual([null, null, null]);
});

test("a rule is altered, switched off, deleted and brought back", async () => {
  await store.save(rule(), { vendor: "Grab", category: "Taxi" });
  await store.turn(rule());
  await store.remove(rule());
  expect(store.deleted).toEqual(rule());
  await store.bringBack();
  expect(store.deleted).toBeNull();
  expect(asked).toEqual([
    ["set_rule", { rule: "r", vendor: "Grab", category: "Taxi", isOn: true }],
    ["set_rule", { rule: "r", vendor: "Grab", category: "Travel", isOn: false }],
    ["delete_rule", { rule: "r" }],
    ["undo_rule", { rule: "r" }],
  ]);
});

test("an error is kept until something succeeds", async () => {
  fails = true;
  await store.refresh();
  expect(store.error).not.toBeNull();
  fails = false;
  await store.refresh();
  expect(store.error).toBeNull();
});
