import { beforeEach, expect, test } from "vitest";
import type { RuleView } from "./api.gen";
import { Offering } from "./offering.svelte";
import { AppError, type Call } from "./rpc";

const rule: RuleView = {
  id: "r",
  since: "2026-05-03",
  printed: "MYTEKSI SDN BHD",
  taxId: null,
  iban: null,
  vendor: "Grab",
  category: "Travel",
  isOn: true,
};

let asked: string[];
let fails: boolean;
let offering: Offering;

beforeEach(() => {
  [asked, fails] = [[], false];
  offering = new Offering((async (name: string) => {
    asked.push(name);
    if (fails) throw new AppError({ code: "internal", args: {} });
    if (name === "rule_effects")
      return [
        { document: "a", field: "vendor" },
        { document: "a", field: "category" },
        { document: "b", field: "vendor" },
      ];
    return rule;
  }) as unknown as Call);
});

test("a corrected vendor or category is offered as a rule, anything else is not", async () => {
  await offering.corrected("one", "total");
  expect([offering.offer, asked]).toEqual([null, []]);
  await offering.corrected("one", "vendor");
  expect(offering.offer).toEqual(rule);
});

test("one key makes the rule and tells how many earlier documents differ", async () => {
  await offering.corrected("one", "category");
  await offering.accept();
  expect([offering.offer, offering.made, offering.earlier]).toEqual([null, rule, 2]);
  await offering.undo();
  expect(asked.slice(-2)).toEqual(["undo_rule", "offer_rule"]);
  expect([offering.offer, offering.made]).toEqual([rule, null]);
});

test("a vendor that is known by another name is asked about once, and the answer is kept", async () => {
  await offering.opened("one");
  expect(offering.alias).toEqual({ document: "one", vendor: "Grab" });
  await offering.answer(true);
  expect([offering.alias, offering.made, offering.earlier]).toEqual([null, rule, 2]);
  offering.close();
  await offering.opened("two");
  offering.passed("#/document/three");
  expect(offering.alias).toBeNull();
  await offering.answer(false);
  expect(asked).toEqual(["ask_alias", "answer_alias", "rule_effects", "ask_alias"]);
});

test("the line stays for the next document and goes with the one after it", async () => {
  await offering.corrected("one", "vendor");
  for (const id of ["one", "two", "one", "two"]) offering.passed(`#/document/${id}`);
  expect(offering.offer).not.toBeNull();
  offering.passed("#/inbox");
  expect(offering.offer).toBeNull();
  await offering.accept();
  expect(asked).toEqual(["offer_rule"]);
});

test("an offer that cannot be made bothers nobody", async () => {
  fails = true;
  await offering.corrected("one", "vendor");
  expect(offering.offer).toBeNull();
});
