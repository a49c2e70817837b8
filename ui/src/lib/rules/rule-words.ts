import type { RuleView } from "../domain/api.gen";
import { words } from "../messages";

const labels = words.rules;

/** What a rule says, in a few words: “Grab”, Travel. */
export function describeRule({ vendor, category }: RuleView): string {
  const parts = [vendor && labels.vendor(vendor), category && labels.category(category)];
  return parts.filter(Boolean).join(", ");
}

/** Which vendor a rule is for, by what its documents print. */
export function describeVendor({ printed, taxId, iban }: RuleView): string {
  const parts = [printed && labels.printed(printed), taxId && labels.taxId(taxId), iban && labels.iban(iban)];
  return parts.filter(Boolean).join(labels.or) || labels.thisVendor;
}
