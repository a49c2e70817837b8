import type {
  ErrorCode,
  EvidenceCode,
  FieldName,
  FindingCode,
  KindName,
  StageName,
} from "../../domain/api.gen";
import { day, percent, quoted, sum } from "../format";
import { apart, arg, type Args, type Failing, type Fault, isArchive, money, size } from "../say";

const nth = (position: string): string => {
  const number = Number(position) + 1;
  const ends = { one: "st", two: "nd", few: "rd" } as Partial<Record<Intl.LDMLPluralRule, string>>;
  return number + (ends[new Intl.PluralRules("en", { type: "ordinal" }).select(number)] ?? "th");
};
export const field: Record<FieldName, string> = {
  vendor: "Vendor",
  vendor_address: "Address",
  vendor_tax_id: "Vendor tax ID",
  customer: "Customer",
  customer_tax_id: "Customer's tax number",
  document_number: "Document number",
  purchase_order_number: "Order number",
  date: "Date",
  due_date: "Due date",
  period_start: "Period start",
  period_end: "Period end",
  currency: "Currency",
  subtotal: "Subtotal",
  tax: "Tax",
  service_charge: "Service charge",
  discount: "Discount",
  rounding: "Rounding",
  tip: "Tip",
  total: "Total",
  payment_method: "Payment",
  surname: "Surname",
  given_names: "Given names",
  nationality: "Nationality",
  issuing_state: "Issuing state",
  birth_date: "Date of birth",
  sex: "Sex",
  expiry_date: "Date of expiry",
  personal_number: "Personal number",
  mrz: "MRZ lines",
  category: "Category",
  notes: "Notes",
};

const named = (args: Args): string => inSentence(field[arg(args, "field") as FieldName] ?? "");

/** A label in the middle of a sentence: Date as date, MRZ as MRZ. */
export function inSentence(label: string): string {
  return /^[A-Z]{2}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

export const evidence: Record<EvidenceCode, (args: Args) => string> = {
  exact_text: () => "text of the file itself",
  einvoice_element: () => "e-invoice data in the file",
  code_says: (args) => `the code on the page says so (${arg(args, "standard")})`,
  readings_agree: () => "two readers agree",
  second_look_agrees: () => "a second look reads the same",
  second_look_differs: (args) => `a second look reads ${quoted(arg(args, "read"))}`,
  printed_elsewhere: (args) =>
    arg(args, "times") === "1" ? "printed twice" : `printed ${Number(arg(args, "times")) + 1} times`,
  read_clearly: () => "read clearly",
  read_beyond_doubt: () => "every character is clear",
  in_line: () => "in line with the print below",
  look_alikes_open: (args) =>
    `letters in ${arg(args, "words").replaceAll(" + ", ", ")} have look-alikes, nothing confirms them`,
  read_poorly: (args) => `unclear print, ${percent(Number(arg(args, "confidence")))} sure`,
  weekday_fits: () => "its weekday fits",
  check_digit_fits: () => "check digit fits",
  composite_check_digit_fits: () => "both check digits fit",
  no_check_digit: () => "no check digit covers it",
  open_choice: (args) => `${nth(arg(args, "position"))} character may be ${arg(args, "rival")}`,
  taken_by_place: (args) => `${arg(args, "read")} was read as ${arg(args, "taken")}, as its place asks`,
  printed_zone_agrees: () => "both zones agree",
  label_beside: (args) => `“${arg(args, "label")}” stands beside it`,
  sum_closes: (args) => `sum closes: ${sum(arg(args, "terms"))} = ${money(args, "total")}`,
  cash_less_change: (args) => `cash ${money(args, "cash")} − change ${money(args, "change")}`,
  unaccounted: (args) => `${named(args)} ${money(args, "amount")} is no part of it`,
  line_items_add_up: (args) => `${arg(args, "count")} lines add up`,
  tax_rate_fits: (args) => `${arg(args, "rate")} % of ${money(args, "base")}`,
  named_by_engine: (args) => `${arg(args, "engine")} names it ${arg(args, "label")}`,
  place_fits: () => "stands where it usually does",
  legal_form: (args) => `carries “${arg(args, "form")}”`,
  number_beside: () => "a registration or tax number beside it",
  spelled_by_domain: (args) => `spelled by ${arg(args, "domain")}`,
  currency_printed: (args) => `${arg(args, "sign")} is printed`,
  currency_of_country: (args) => `currency of ${arg(args, "country")}`,
  document_country: (args) =>
    `from ${arg(args, "country")} (${percent(Number(arg(args, "probability")))}): ${arg(args, "marks").replaceAll(" + ", ", ")}`,
  date_order_certain: () => "day and month are certain",
  date_order_concluded: (args) => `concluded; not ${day(arg(args, "other"))}`,
  date_order_of_vendor: (args) => `as on this vendor’s other documents; not ${day(arg(args, "other"))}`,
  date_order_open: (args) => `may be ${day(arg(args, "other"))}`,
  other_day: (args) => `no date of issue; this is the day of ${quoted(arg(args, "label"))}`,
  century_concluded: () => "century concluded",
  only_candidate: () => "nothing else fits",
  rival_close: (args) => `may be ${quoted(arg(args, "value"))}`,
  rule_fails: () => "a rule fails",
  follows_from: (args) => `follows from ${named(args)}`,
  your_rule: (args) => `your rule of ${day(arg(args, "since"))}`,
  corrected_before: (args) => `where you found it on ${day(arg(args, "day"))}`,
  given_before: (args) => `as you gave it on ${day(arg(args, "day"))}`,
  filed_before: (args) =>
    arg(args, "of") === "1"
      ? "as the last one of this vendor"
      : `as ${arg(args, "times")} of the last ${arg(args, "of")} of this vendor`,
  like_vendor: (args) => `as “${arg(args, "vendor")}”, nearly the same name`,
  words_of_category: (args) => `as others that say ${arg(args, "words").replaceAll(" + ", ", ")}`,
  usual_for: (args) => `“${arg(args, "word")}” is usually filed so`,
};

export const finding: Record<FindingCode, (args: Args) => Failing> = {
  sum_open: (args) => ({
    facts: `${sum(arg(args, "terms"))} = ${money(args, "sum")}.`,
    fault: `The total says ${money(args, "total")}: ${apart(arg(args, "sum"), arg(args, "total"))} ${Number(arg(args, "sum")) < Number(arg(args, "total")) ? "short" : "over"}.`,
  }),
  line_items_open: (args) => ({
    facts: `The lines come to ${money(args, "sum")}.`,
    fault: `Printed is ${money(args, "printed")}.`,
  }),
  tax_rate_off: (args) => ({
    facts: `Tax of ${arg(args, "rate")} % on ${money(args, "base")}.`,
    fault: `Printed is ${money(args, "tax")}, which does not fit.`,
  }),
  check_digit_fails: (args) => ({
    facts: "A check digit does not fit.",
    fault: `Compare ${named(args)} with the page, character by character.`,
  }),
  mrz_malformed: () => ({
    facts: "The machine-readable zone is not as it must be.",
    fault: "Compare it with the page.",
  }),
  witnesses_differ: (args) => ({
    facts: `${field[arg(args, "field") as FieldName] ?? ""}: one place says ${quoted(arg(args, "first"))}.`,
    fault: `Another says ${quoted(arg(args, "second"))}.`,
  }),
  code_differs: (args) => ({
    facts: `${field[arg(args, "field") as FieldName] ?? ""}: the code on the page says ${quoted(arg(args, "coded"))}.`,
    fault: `Printed is ${quoted(arg(args, "printed"))}.`,
  }),
  account_differs: (args) => ({
    facts: `The code on the page pays into ${arg(args, "coded")}.`,
    fault: `Printed is ${arg(args, "printed")}. Ask who sent it before you pay.`,
  }),
  script_not_read: () => ({
    facts: "Printed in a script that is not read yet.",
    fault: "Type the names yourself.",
  }),
  date_in_future: (args) => ({
    facts: `The date is ${day(arg(args, "date"))}.`,
    fault: "That is still to come.",
  }),
  due_before_issue: (args) => ({
    facts: `It is due on ${day(arg(args, "due"))}.`,
    fault: `That is before the date of the document, ${day(arg(args, "date"))}.`,
  }),
  date_too_old: (args) => ({
    facts: `The date is ${day(arg(args, "date"))}.`,
    fault: "That is longer ago than records are kept.",
  }),
  expired: (args) => ({
    facts: "The document has expired.",
    fault: `It was valid until ${day(arg(args, "date"))}.`,
  }),
};

export const error: Record<ErrorCode, (args: Args) => Fault> = {
  empty_file: () => ({ what: "The file is empty.", remedy: "Copy it again from where it came from." }),
  blank_file: () => ({
    what: "The file has pages, but nothing is on them.",
    remedy: "Open it to see whether it was saved or scanned right.",
  }),
  not_a_document: () => ({
    what: "This is neither a picture nor a PDF, whatever its name says.",
    remedy: "Open it in its own program and save it as PDF.",
  }),
  unsupported_format: (args) => ({
    what: `${arg(args, "format") || "This format"} cannot be read here.`,
    remedy: isArchive(arg(args, "format"))
      ? "Unpack it and drop the documents in it."
      : "Save it as PDF, JPEG or PNG.",
  }),
  damaged_file: (args) => ({
    what: `The ${arg(args, "format") || "file"} is damaged or ends too early.`,
    remedy: "Copy it again from where it came from.",
  }),
  password_protected: () => ({
    what: "The PDF asks for a password.",
    remedy: "Save a copy without the password and drop that.",
  }),
  file_too_large: (args) => ({
    what: `The file has ${size(args, "bytes")}; the limit is ${size(args, "limit")}.`,
    remedy: "Save it smaller or in parts.",
  }),
  too_many_pixels: (args) => ({
    what: `The picture has ${arg(args, "width")} × ${arg(args, "height")} pixels, more than can be opened safely.`,
    remedy: "Save it smaller.",
  }),
  too_many_pages: (args) => ({
    what: `The file has more than ${arg(args, "limit")} pages.`,
    remedy: "Split it and drop the parts.",
  }),
  archive_too_large: (args) => ({
    what: `The archive unpacks to more than ${size(args, "limit")}.`,
    remedy: "Unpack it and drop the files you need.",
  }),
  too_many_files: (args) => ({
    what: `The archive holds more than ${arg(args, "limit")} files.`,
    remedy: "Unpack it and drop the files you need.",
  }),
  took_too_long: (args) => ({
    what: `Opening it took longer than ${arg(args, "limit_seconds")} s.`,
    remedy: "Save it as a plain PDF or JPEG.",
  }),
  too_much_memory: () => ({ what: "Opening it needs more memory than is safe.", remedy: "Save it smaller." }),
  decoder_crashed: () => ({
    what: "The file made its decoder stop. Nothing else was touched.",
    remedy: "Save it again in another format.",
  }),
  decoder_unavailable: () => ({
    what: "The program that opens files does not start.",
    remedy: "Install Vouch again.",
  }),
  not_found: () => ({ what: "It is no longer there.", remedy: "It may have been moved or deleted." }),
  unreadable: () => ({
    what: "The system does not let Vouch read the file.",
    remedy: "Check who may read it, then try again.",
  }),
  engine_unavailable: () => ({ what: "The reader is not there.", remedy: "Install Vouch again." }),
  engine_busy: () => ({
    what: "The service that reads it is busy.",
    remedy: "It is tried again by itself.",
  }),
  offline: () => ({
    what: "Waits for the network.",
    remedy: "It goes on by itself once the network is back.",
  }),
  signed_out: () => ({
    what: "Waits: nobody is signed in.",
    remedy: "Sign in, and it goes on by itself.",
  }),
  account_not_set_up: () => ({
    what: "No Amazon account is set up.",
    remedy: "Paste its setup code in the settings.",
  }),
  not_a_setup_code: () => ({
    what: "This is no setup code.",
    remedy: "Copy it whole from the outputs of the stack.",
  }),
  setup_code_newer: () => ({
    what: "This setup code is for a newer Vouch.",
    remedy: "Install the newer version.",
  }),
  sign_in_too_late: () => ({
    what: "Nobody came back from the browser within five minutes.",
    remedy: "Sign in again.",
  }),
  no_free_port: () => ({
    what: "Other programs keep every port the browser could come back to.",
    remedy: "Close programs that sign in by the browser, then try again.",
  }),
  account_refused: (args) => ({
    what: `Amazon said no: ${arg(args, "reason")}.`,
    remedy: "Sign in again. If it stays, check the account as the guide says.",
  }),
  no_keychain: () => ({
    what: "This system's keychain cannot be used.",
    remedy: "Unlock it, or stay signed in only until Vouch closes.",
  }),
  engine_failed: () => ({
    what: "The reader stopped on this file.",
    remedy: "Try again; if it stops again, save the file in another format.",
  }),
  reading_crashed: () => ({
    what: "Vouch stopped while reading this file, by a fault of its own. The file is kept.",
    remedy: "Try again; if it stops again, report it.",
  }),
  library_newer: () => ({
    what: "A newer Vouch has changed this library.",
    remedy: "Install the newer version.",
  }),
  library_locked: () => ({ what: "Another Vouch has this library open.", remedy: "Close the other one." }),
  library_not_writable: () => ({
    what: "The library's folder cannot be written to.",
    remedy: "Check who may write there, then start Vouch again.",
  }),
  library_damaged: () => ({
    what: "The library is damaged.",
    remedy: "Put back the last copy of its folder.",
  }),
  original_missing: () => ({
    what: "The original is gone from the library's folder.",
    remedy: "Drop the file again.",
  }),
  disk_full: () => ({ what: "The disk is full.", remedy: "Make room, then try again. Nothing was lost." }),
  not_an_amount: () => ({ what: "This is no amount.", remedy: "Type it like 1234.50." }),
  amount_separators: () => ({
    what: "The dots and commas contradict each other.",
    remedy: "Type it like 1234.50.",
  }),
  too_many_decimals: (args) => ({
    what: `This currency has ${arg(args, "allowed")} decimals.`,
    remedy: "Type no more than that.",
  }),
  not_a_date: () => ({
    what: "This is no day of the calendar.",
    remedy: "Type it like 2026-04-03 or 3 Apr 2026.",
  }),
  year_missing: () => ({ what: "The year is missing.", remedy: "Type it like 2026-04-03 or 3 Apr 2026." }),
  no_such_month: (args) => ({
    what: `There is no month ${arg(args, "month")}.`,
    remedy: "Type it like 2026-04-03.",
  }),
  no_such_day: (args) => ({
    what: `That month has ${arg(args, "days")} days.`,
    remedy: `There is no day ${arg(args, "day")} in it.`,
  }),
  not_a_currency: () => ({ what: "This is no currency.", remedy: "Type its three letters, such as EUR." }),
  not_a_country: () => ({ what: "This is no country.", remedy: "Type its three letters, such as MYS." }),
  not_a_sex: () => ({ what: "This is none of the entries in use.", remedy: "Type M, F or X." }),
  too_long: (args) => ({
    what: `This is longer than ${arg(args, "longest")} characters.`,
    remedy: "Shorten it.",
  }),
  nothing_to_part: () => ({
    what: "That does not part or join anything.",
    remedy: "Leave something to each document, or select two at least.",
  }),
  unknown_profile: () => ({ what: "There is no such profile.", remedy: "Choose another one." }),
  not_written: () => ({ what: "The file could not be written.", remedy: "Choose another folder." }),
  cancelled: () => ({ what: "You stopped it.", remedy: "Read it again whenever you like." }),
  bad_request: () => ({ what: "Window and app do not agree.", remedy: "Start Vouch again." }),
  internal: () => ({ what: "Something went wrong inside Vouch.", remedy: "Try again. Nothing was lost." }),
};

export const stage: Record<StageName, string> = {
  opening: "opening",
  finding_words: "finding words",
  reading_words: "reading words",
  sending: "sending",
  interpreting: "putting it in order",
};

export const kind: Record<KindName, string> = {
  receipt: "Receipt",
  invoice: "Invoice",
  credit_note: "Credit note",
  quote: "Quote",
  proforma: "Pro forma invoice",
  delivery_note: "Delivery note",
  statement: "Statement",
  passport: "Passport",
  id_card: "Identity card",
  visa: "Visa",
  driving_licence: "Driving licence",
  other: "Other",
  unknown: "Unknown",
};
