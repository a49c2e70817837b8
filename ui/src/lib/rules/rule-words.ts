import type { RuleView } from "../domain/api.gen";
import { words } from "../messages";

const said = words.rules;

/** What a rule says, in a few words: “Grab”, Travel. */
export function describeRule({ vendor, category }: RuleView): string {
  const parts = [vendor && said.vendor(vendor), category && said.category(category)];
  return parts.filter(Boolean).join(", ");
}

/** Which vendor a rule is for, by what its documents print. */
export function describeVendor({ printed, taxId, iban }: RuleView): string {
  const parts = [printed && said.printed(printed), taxId && said.taxId(taxId), iban && said.iban(iban)];
  return parts.filter(Boolean).join(said.or) || said.thisVendor;
}
