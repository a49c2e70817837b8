import type { EvidenceCode, VerdictName, Why } from "./api.gen";

/** What a reason does for a field: it proves it, hints at it, or speaks against it. */
type Bearing = "proof" | "hint" | "against";

const BEARING: Record<EvidenceCode, Bearing> = {
  exact_text: "hint",
  einvoice_element: "proof",
  code_says: "proof",
  readings_agree: "proof",
  second_look_agrees: "proof",
  second_look_differs: "against",
  printed_elsewhere: "proof",
  read_clearly: "hint",
  read_beyond_doubt: "proof",
  in_line: "hint",
  read_poorly: "against",
  weekday_fits: "proof",
  check_digit_fits: "proof",
  composite_check_digit_fits: "proof",
  no_check_digit: "against",
  open_choice: "against",
  taken_by_place: "hint",
  printed_zone_agrees: "proof",
  label_beside: "hint",
  sum_closes: "proof",
  cash_less_change: "proof",
  unaccounted: "against",
  line_items_add_up: "proof",
  tax_rate_fits: "proof",
  named_by_engine: "hint",
  place_fits: "hint",
  legal_form: "hint",
  number_beside: "hint",
  spelled_by_domain: "proof",
  look_alikes_open: "against",
  document_country: "hint",
  currency_printed: "proof",
  currency_of_country: "hint",
  date_order_certain: "hint",
  date_order_concluded: "against",
  date_order_of_vendor: "hint",
  date_order_open: "against",
  other_day: "against",
  century_concluded: "hint",
  only_candidate: "hint",
  rival_close: "against",
  rule_fails: "against",
  follows_from: "hint",
  your_rule: "proof",
  corrected_before: "proof",
  given_before: "proof",
  filed_before: "proof",
  like_vendor: "hint",
  words_of_category: "hint",
  usual_for: "hint",
};

/** A line has room for one reason: doubt is best told by what speaks against, everything else by what proves. */
const ORDER: Record<VerdictName, Bearing[]> = {
  proved: ["proof", "hint", "against"],
  likely: ["proof", "hint", "against"],
  doubtful: ["against", "proof", "hint"],
  missing: ["against", "proof", "hint"],
};

/** Reasons with the most telling first; among equals the order of the interpreter stays. */
export function telling(why: readonly Why[], verdict: VerdictName): Why[] {
  const rank = ({ code }: Why): number => ORDER[verdict].indexOf(BEARING[code as EvidenceCode] ?? "hint");
  return [...why].sort((one, other) => rank(one) - rank(other));
}
