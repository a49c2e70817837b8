import { beforeEach, expect, test } from "vitest";
import type { RuleView } from "../domain/api.gen";
import { RuleOfferStore } from "./rule-offer.svelte";
import { AppError, type Call } from "../platform/rpc";

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
let ruleOffer: RuleOfferStore;

beforeEach(() => {
  [asked, fails] = [[], false];
  ruleOffer = new RuleOfferStore((async (name: string) => {
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
  await ruleOffer.corrected("one", "total");
  expect([ruleOffer.offer, asked]).toEqual([null, []]);
  await ruleOffer.corrected("one", "vendor");
  expect(ruleOffer.offer).toEqual(rule);
});

test("one key makes the rule and tells how many earlier documents differ", async () => {
  await ruleOffer.corrected("one", "category");
  await ruleOffer.accept();
  expect([ruleOffer.offer, ruleOffer.made, ruleOffer.earlier]).toEqual([null, rule, 2]);
  await ruleOffer.undo();
  expect(asked.slice(-2)).toEqual(["undo_rule", "offer_rule"]);
  expect([ruleOffer.offer, ruleOffer.made]).toEqual([rule, null]);
});

test("a vendor that is known by another name is asked about once, and the answer is kept", async () => {
  await ruleOffer.opened("one");
  expect(ruleOffer.alias).toEqual({ document: "one", vendor: "Grab" });
  await ruleOffer.answer(true);
  expect([ruleOffer.alias, ruleOffer.made, ruleOffer.earlier]).toEqual([null, rule, 2]);
  ruleOffer.close();
  await ruleOffer.opened("two");
  ruleOffer.passed("#/document/three");
  expect(ruleOffer.alias).toBeNull();
  await ruleOffer.answer(false);
  expect(asked).toEqual(["ask_alias", "answer_alias", "rule_effects", "ask_alias"]);
});

test("the line stays for the next document and goes with the one after it", async () => {
  await ruleOffer.corrected("one", "vendor");
  for (const id of ["one", "two", "one", "two"]) ruleOffer.passed(`#/document/${id}`);
  expect(ruleOffer.offer).not.toBeNull();
  ruleOffer.passed("#/inbox");
  expect(ruleOffer.offer).toBeNull();
  await ruleOffer.accept();
  expect(asked).toEqual(["offer_rule"]);
});

test("an offer that cannot be made bothers nobody", async () => {
  fails = true;
  await ruleOffer.corrected("one", "vendor");
  expect(ruleOffer.offer).toBeNull();
});
