// Made by the test `typescript` of vouch-app. Do not edit.

export type FieldName = "vendor" | "vendor_address" | "vendor_tax_id" | "customer" | "customer_tax_id" | "document_number" | "purchase_order_number" | "date" | "due_date" | "period_start" | "period_end" | "currency" | "subtotal" | "tax" | "service_charge" | "discount" | "rounding" | "tip" | "total" | "payment_method" | "surname" | "given_names" | "nationality" | "issuing_state" | "birth_date" | "sex" | "expiry_date" | "personal_number" | "mrz" | "category" | "notes";
export type KindName = "receipt" | "invoice" | "credit_note" | "quote" | "proforma" | "delivery_note" | "statement" | "passport" | "id_card" | "visa" | "driving_licence" | "other" | "unknown";
export type EvidenceCode = "exact_text" | "einvoice_element" | "code_says" | "readings_agree" | "second_look_agrees" | "second_look_differs" | "printed_elsewhere" | "read_clearly" | "read_beyond_doubt" | "in_line" | "look_alikes_open" | "read_poorly" | "weekday_fits" | "check_digit_fits" | "composite_check_digit_fits" | "no_check_digit" | "open_choice" | "taken_by_place" | "printed_zone_agrees" | "label_beside" | "sum_closes" | "cash_less_change" | "unaccounted" | "line_items_add_up" | "tax_rate_fits" | "named_by_engine" | "place_fits" | "legal_form" | "number_beside" | "spelled_by_domain" | "currency_printed" | "currency_of_country" | "document_country" | "date_order_certain" | "date_order_concluded" | "date_order_of_vendor" | "date_order_open" | "other_day" | "century_concluded" | "only_candidate" | "rival_close" | "rule_fails" | "follows_from" | "your_rule" | "corrected_before" | "given_before" | "filed_before" | "like_vendor" | "words_of_category" | "usual_for";
export type FindingCode = "sum_open" | "line_items_open" | "tax_rate_off" | "check_digit_fails" | "mrz_malformed" | "witnesses_differ" | "code_differs" | "account_differs" | "script_not_read" | "date_in_future" | "date_too_old" | "due_before_issue" | "expired";
export type ValueForm = "text" | "code" | "date" | "amount" | "currency" | "country" | "sex";
export type FieldSection = "printed" | "sum" | "added";
export type FamilyName = "expense" | "identity" | "unsorted";
/** What is fixed about every field, in reading order. */
export const FIELDS: Record<FieldName, { form: ValueForm; section: FieldSection; families: FamilyName[] }> = {
  vendor: { form: "text", section: "printed", families: ["expense"] },
  vendor_address: { form: "text", section: "printed", families: ["expense"] },
  vendor_tax_id: { form: "code", section: "printed", families: ["expense"] },
  customer: { form: "text", section: "printed", families: ["expense"] },
  customer_tax_id: { form: "code", section: "printed", families: ["expense"] },
  document_number: { form: "code", section: "printed", families: ["expense", "identity"] },
  purchase_order_number: { form: "code", section: "printed", families: ["expense"] },
  date: { form: "date", section: "printed", families: ["expense"] },
  due_date: { form: "date", section: "printed", families: ["expense"] },
  period_start: { form: "date", section: "printed", families: ["expense"] },
  period_end: { form: "date", section: "printed", families: ["expense"] },
  currency: { form: "currency", section: "printed", families: ["expense"] },
  subtotal: { form: "amount", section: "sum", families: ["expense"] },
  tax: { form: "amount", section: "sum", families: ["expense"] },
  service_charge: { form: "amount", section: "sum", families: ["expense"] },
  discount: { form: "amount", section: "sum", families: ["expense"] },
  rounding: { form: "amount", section: "sum", families: ["expense"] },
  tip: { form: "amount", section: "sum", families: ["expense"] },
  total: { form: "amount", section: "sum", families: ["expense"] },
  payment_method: { form: "text", section: "printed", families: ["expense"] },
  surname: { form: "text", section: "printed", families: ["identity"] },
  given_names: { form: "text", section: "printed", families: ["identity"] },
  nationality: { form: "country", section: "printed", families: ["identity"] },
  issuing_state: { form: "country", section: "printed", families: ["identity"] },
  birth_date: { form: "date", section: "printed", families: ["identity"] },
  sex: { form: "sex", section: "printed", families: ["identity"] },
  expiry_date: { form: "date", section: "printed", families: ["identity"] },
  personal_number: { form: "code", section: "printed", families: ["identity"] },
  mrz: { form: "code", section: "printed", families: ["identity"] },
  category: { form: "text", section: "added", families: ["expense"] },
  notes: { form: "text", section: "added", families: ["expense", "identity"] },
};
/** What is fixed about every kind of document. */
export const KINDS: Record<KindName, { family: FamilyName; sentAlone: boolean }> = {
  receipt: { family: "expense", sentAlone: false },
  invoice: { family: "expense", sentAlone: false },
  credit_note: { family: "expense", sentAlone: false },
  quote: { family: "expense", sentAlone: false },
  proforma: { family: "expense", sentAlone: false },
  delivery_note: { family: "expense", sentAlone: false },
  statement: { family: "expense", sentAlone: false },
  passport: { family: "identity", sentAlone: true },
  id_card: { family: "identity", sentAlone: true },
  visa: { family: "identity", sentAlone: true },
  driving_licence: { family: "identity", sentAlone: true },
  other: { family: "unsorted", sentAlone: false },
  unknown: { family: "unsorted", sentAlone: false },
};
/** Rules that are reported only: nothing is to be corrected. */
export const NOTES: readonly FindingCode[] = ["expired", "date_too_old", "script_not_read"];
/** Witnesses that speak of a person's earlier corrections. */
export const LEARNED: readonly string[] = ["rule", "memory"];
/** The engines a person may choose, the default first. */
export const ENGINES: readonly string[] = ["device", "textract"];

export type AccountView = { 
/**
 * Where the person stands.
 */
standing: StandingName, 
/**
 * The address they signed in with, where the account tells.
 */
email: string | null, 
/**
 * Whether originals are kept in the account of files that are read there.
 */
keepsOriginals: boolean, };
export type ActName = "correct" | "confirm" | "accept" | "set_kind" | "set_line_items" | "set_tax_lines" | "set_parts" | "undo";
export type AliasView = { 
/**
 * As the person spells it.
 */
vendor: string, };
export type AnswerAlias = { 
/**
 * Id of the document that was asked about.
 */
document: string, 
/**
 * Whether it is of that vendor.
 */
isSame: boolean, };
export type ApplyRule = { 
/**
 * Id of the rule.
 */
rule: string, 
/**
 * Ids of the documents: those that were shown.
 */
documents: Array<string>, };
export type BoundingBoxView = { 
/**
 * Remaining edge.
 */
x: number, 
/**
 * Top edge.
 */
y: number, 
/**
 * Width.
 */
w: number, 
/**
 * Height.
 */
h: number, };
export type CandidateView = { 
/**
 * Normalised.
 */
value: string, 
/**
 * As read.
 */
raw: string, 
/**
 * Name of the witness.
 */
source: string, 
/**
 * Where it stands.
 */
place: PlaceView | null, 
/**
 * What speaks for and against it.
 */
why: Array<Why>, };
export type CellView = { 
/**
 * Id of the document.
 */
document: string, 
/**
 * Id of its file.
 */
source: string, 
/**
 * Vendor, or whose document it is, or the name of the file.
 */
title: string, 
/**
 * ISO 4217 code of its amounts.
 */
currency: string | null, 
/**
 * The value that counts, plain.
 */
value: string | null, 
/**
 * What the machine says of its reading.
 */
verdict: VerdictName, 
/**
 * What a person did.
 */
review: ReviewName, 
/**
 * Whether a person must stop here.
 */
stop: boolean, 
/**
 * Why the verdict.
 */
why: Array<Why>, 
/**
 * Rules that fail and speak of it.
 */
failing: Array<Why>, 
/**
 * Where the value stands, and the page there.
 */
place: PlaceView | null, 
/**
 * The page it stands on.
 */
page: PageView | null, 
/**
 * What else it may be, best first, at most five.
 */
candidates: Array<CandidateView>, };
export type ChoiceView = { 
/**
 * As documents say it.
 */
name: string, 
/**
 * How many do.
 */
count: number, };
export type ChoicesView = { 
/**
 * Vendors; the most frequent ones of many.
 */
vendors: Array<ChoiceView>, 
/**
 * Categories.
 */
categories: Array<ChoiceView>, 
/**
 * Names of engines.
 */
engines: Array<ChoiceView>, };
export type ColumnRequest = { 
/**
 * The field.
 */
field: FieldName, 
/**
 * Issued on this day or later, ISO 8601.
 */
from: string | null, 
/**
 * Issued on this day or earlier, ISO 8601.
 */
to: string | null, 
/**
 * Only of this pile.
 */
pile: PileName | null, };
export type ConfirmAll = { 
/**
 * The field.
 */
field: FieldName, 
/**
 * Ids of the documents.
 */
documents: Array<string>, };
export type Correct = { 
/**
 * Id of the document.
 */
document: string, 
/**
 * The field.
 */
field: FieldName, 
/**
 * As typed; empty to empty the field.
 */
text: string, 
/**
 * Where on the page the person found it, if they pointed there.
 */
place: PlaceView | null, };
export type CorrectAll = { 
/**
 * Ids of the documents.
 */
documents: Array<string>, 
/**
 * The field.
 */
field: FieldName, 
/**
 * As typed; empty to empty the field.
 */
text: string, };
export type CurrencyTotal = { 
/**
 * ISO 4217 code.
 */
currency: string, 
/**
 * Plain decimal.
 */
total: string, 
/**
 * Documents in it.
 */
count: number, };
export type DocumentRef = { 
/**
 * Its id.
 */
document: string, };
export type DocumentRow = { 
/**
 * Id of the document.
 */
id: string, 
/**
 * Id of its file.
 */
source: string, 
/**
 * File name.
 */
name: string, 
/**
 * Name of the engine that read it.
 */
engine: string, 
/**
 * Kind, by its outside name.
 */
kind: KindName, 
/**
 * The pile it lies on.
 */
pile: PileName, 
/**
 * Vendor, or surname and given names; `null` where unknown.
 */
title: string | null, 
/**
 * Day of issue, ISO 8601.
 */
date: string | null, 
/**
 * ISO 4217 code.
 */
currency: string | null, 
/**
 * Plain decimal.
 */
total: string | null, 
/**
 * Fields to stop at, by outside name, in reading order; rules that fail name their first field.
 */
stops: Array<FieldName>, 
/**
 * Required fields that were read but are neither proved nor stops.
 */
glances: Array<FieldName>, 
/**
 * Whether a person accepted it.
 */
accepted: boolean, 
/**
 * Index of its first page in the file, from 0.
 */
page: number, };
export type DocumentView = { 
/**
 * Its id.
 */
id: string, 
/**
 * Id of its file.
 */
source: string, 
/**
 * File name.
 */
name: string, 
/**
 * Kind, by its outside name.
 */
kind: KindName, 
/**
 * Which pile it lies on.
 */
pile: PileName, 
/**
 * Whether a person accepted it.
 */
accepted: boolean, 
/**
 * Names of the witnesses.
 */
engines: Array<string>, 
/**
 * Whether it was to be read elsewhere and stayed here, because it is a travel document.
 */
stayedHere: boolean, 
/**
 * The files it stands on, in the order of its pages: one, unless a person joined documents of several.
 */
files: Array<FileView>, 
/**
 * How long its file took to read, in seconds.
 */
seconds: number | null, 
/**
 * Its pages.
 */
pages: Array<PageView>, 
/**
 * The parts of its pages that it stands on, where it shares one with other documents; else empty.
 */
parts: Array<PlaceView>, 
/**
 * Where numbers stand that identify a person: covered on screens until asked for.
 */
covered: Array<PlaceView>, 
/**
 * Ids of all documents of its file in the order of their pages, itself among them.
 */
ofFile: Array<string>, 
/**
 * Fields in reading order: required and found ones.
 */
fields: Array<FieldView>, 
/**
 * Rates of tax.
 */
taxLines: Array<TaxLineView>, 
/**
 * Whether a person wrote them.
 */
taxLinesReview: ReviewName, 
/**
 * What was bought.
 */
lineItems: Array<LineItemView>, 
/**
 * Whether a person wrote it.
 */
lineItemsReview: ReviewName, 
/**
 * What the rows come to; `null` where one has no amount.
 */
lineItemsSum: string | null, 
/**
 * Rules that fail for the values that count now.
 */
findings: Array<FindingView>, 
/**
 * How many stops a person has to make.
 */
stops: number, };
export type Documents = { 
/**
 * Their ids.
 */
documents: Array<string>, };
export type Duplicate = { 
/**
 * The one that came first.
 */
one: DuplicateDocument, 
/**
 * The one that came later.
 */
other: DuplicateDocument, 
/**
 * Whether vendor, date and total are the same.
 */
sameValues: boolean, 
/**
 * Whether their pictures are nearly the same.
 */
samePicture: boolean, };
export type DuplicateDocument = { 
/**
 * The document as lists show it.
 */
row: DocumentRow, 
/**
 * Its first page; `null` where that is not kept.
 */
page: PageView | null, 
/**
 * The boxes on this page that are covered: numbers that identify a person.
 */
covered: Array<BoundingBoxView>, };
export type ErrorCode = "empty_file" | "blank_file" | "not_a_document" | "unsupported_format" | "damaged_file" | "password_protected" | "file_too_large" | "too_many_pixels" | "too_many_pages" | "archive_too_large" | "too_many_files" | "took_too_long" | "too_much_memory" | "decoder_crashed" | "decoder_unavailable" | "not_found" | "unreadable" | "engine_unavailable" | "engine_failed" | "engine_busy" | "offline" | "signed_out" | "reading_crashed" | "account_not_set_up" | "not_a_setup_code" | "setup_code_newer" | "sign_in_too_late" | "no_free_port" | "account_refused" | "no_keychain" | "library_newer" | "library_locked" | "library_not_writable" | "library_damaged" | "original_missing" | "disk_full" | "not_an_amount" | "amount_separators" | "too_many_decimals" | "not_a_date" | "year_missing" | "no_such_month" | "no_such_day" | "not_a_currency" | "not_a_country" | "not_a_sex" | "too_long" | "nothing_to_part" | "unknown_profile" | "not_written" | "cancelled" | "bad_request" | "internal";
export type Event = { "event": "progress", 
/**
 * Every file at work; those that wait are as they were.
 */
rows: Array<ReadingRow>, } | { "event": "open_address", 
/**
 * Where to.
 */
address: string, } | { "event": "changed" } | { "event": "account_changed" };
export type ExportPreview = { 
/**
 * Column names.
 */
header: Array<string>, 
/**
 * The first rows as they will be written, but for the numbers that identify a person: those are masked here.
 */
rows: Array<Array<string>>, 
/**
 * How many rows there will be.
 */
count: number, 
/**
 * Documents among them that still need a person.
 */
unfinished: number, };
export type ExportRequest = { 
/**
 * Which table.
 */
table: TableName, 
/**
 * Name of the profile.
 */
profile: string, 
/**
 * Issued on this day or later, ISO 8601.
 */
from: string | null, 
/**
 * Issued on this day or earlier, ISO 8601.
 */
to: string | null, 
/**
 * Only documents that are proved, or that the person checked or accepted.
 */
finishedOnly: boolean, 
/**
 * Only these, by their ids.
 */
documents?: Array<string>, };
export type FailedRow = { 
/**
 * Id of the source.
 */
source: string, 
/**
 * File name.
 */
name: string, 
/**
 * Name of the engine that was to read it.
 */
engine: string, 
/**
 * Why; code `cancelled` when the person stopped it.
 */
error: SaidError, };
export type FieldRef = { 
/**
 * Id of the document.
 */
document: string, 
/**
 * The field.
 */
field: FieldName, };
export type FieldShare = { 
/**
 * The field.
 */
field: FieldName, 
/**
 * Name of the witness whose value it was.
 */
witness: string, 
/**
 * How often it was right.
 */
right: ShareView, };
export type FieldView = { 
/**
 * Which field.
 */
name: FieldName, 
/**
 * The value that counts, plain: dates ISO 8601, amounts decimal with a dot.
 */
value: string | null, 
/**
 * What the machine read, where a person gave another value.
 */
read: string | null, 
/**
 * What the machine says of its reading.
 */
verdict: VerdictName, 
/**
 * What a person did.
 */
review: ReviewName, 
/**
 * Whether the document is incomplete without it.
 */
required: boolean, 
/**
 * Whether a person must stop here.
 */
stop: boolean, 
/**
 * Whether to mask it on screen until asked.
 */
masked: boolean, 
/**
 * Why the verdict, most telling first.
 */
why: Array<Why>, 
/**
 * Where the value that counts stands.
 */
place: PlaceView | null, 
/**
 * Every place in which a masked number is printed, to be covered with it.
 */
printed: Array<PlaceView>, 
/**
 * Characters of `value` that were unclear, by index.
 */
doubtful: Array<number>, 
/**
 * All candidates, best first.
 */
candidates: Array<CandidateView>, };
export type FileView = { 
/**
 * Its id.
 */
source: string, 
/**
 * Its name.
 */
name: string, 
/**
 * The numbers of the document's pages that are of it.
 */
pages: Array<number>, 
/**
 * Where its original is kept in the account; `null` where it is not.
 */
stored: StoredView | null, };
export type FindingView = { 
/**
 * Which rule, with its arguments.
 */
why: Why, 
/**
 * The fields it speaks of.
 */
fields: Array<FieldName>, 
/**
 * What makes it close, the likeliest first; at most two.
 */
repairs: Array<RepairView>, };
export type Found = { 
/**
 * The rows asked for.
 */
rows: Array<DocumentRow>, 
/**
 * How many there are in all.
 */
count: number, 
/**
 * Totals of all that were found, by currency.
 */
totals: Array<CurrencyTotal>, };
export type HistoryView = { 
/**
 * What was read, oldest first.
 */
witnesses: Array<WitnessView>, 
/**
 * What a person did, oldest first.
 */
steps: Array<StepView>, };
export type ImportPaths = { 
/**
 * Absolute paths.
 */
paths: Array<string>, 
/**
 * Name of the engine that is to read them; the default one unless given.
 */
engine?: string, };
export type ImportStaged = { 
/**
 * What `stage` answered.
 */
ids: Array<string>, 
/**
 * Name of the engine that is to read them; the default one unless given.
 */
engine?: string, };
export type Imported = { 
/**
 * Files that are now being read.
 */
new: number, 
/**
 * Names of files whose very bytes were here already.
 */
known: Array<string>, 
/**
 * Files that could not be taken in.
 */
refused: Array<Refused>, };
export type Inbox = { 
/**
 * Being read or waiting.
 */
reading: Array<ReadingRow>, 
/**
 * One to three stops.
 */
needsReview: Array<DocumentRow>, 
/**
 * More than three stops.
 */
needsWork: Array<DocumentRow>, 
/**
 * Could not be read.
 */
failed: Array<FailedRow>, 
/**
 * Nothing to do: evidence proves it.
 */
proved: Array<DocumentRow>, 
/**
 * Nothing left to do: the person settled what evidence does not prove.
 */
checked: Array<DocumentRow>, 
/**
 * Documents accepted so far.
 */
accepted: number, };
export type KeepsOriginals = { 
/**
 * Whether they are.
 */
keeps: boolean, };
export type Language = "system" | "en" | "ms" | "de" | "es";
export type LeftBehind = { 
/**
 * Id of the document in which they gave it.
 */
document: string, 
/**
 * Its field.
 */
field: FieldName, };
export type LetStand = { 
/**
 * Id of the document.
 */
document: string, 
/**
 * The field it speaks of.
 */
field: FieldName, 
/**
 * What to note.
 */
note: string, };
export type LineInput = { 
/**
 * What it is.
 */
description: string, 
/**
 * How many.
 */
quantity: string, 
/**
 * Price of one.
 */
unitPrice: string, 
/**
 * Price of the row.
 */
amount: string, 
/**
 * Where the row stands.
 */
place: PlaceView | null, };
export type LineItemView = { 
/**
 * What it is.
 */
description: string, 
/**
 * How many.
 */
quantity: string | null, 
/**
 * Price of one.
 */
unitPrice: string | null, 
/**
 * Price of the row.
 */
amount: string | null, 
/**
 * Where the row stands.
 */
place: PlaceView | null, 
/**
 * What may be said of it.
 */
verdict: VerdictName, };
export type MeterView = { 
/**
 * Field by field in reading order.
 */
fields: Array<FieldShare>, 
/**
 * How many documents were accepted as they were read.
 */
untouched: ShareView | null, 
/**
 * Seconds that half of the documents took less than.
 */
seconds: number | null, 
/**
 * Of how many documents that is known.
 */
timed: number, };
export type Nothing = Record<symbol, never>;
export type PageRef = { 
/**
 * Id of the document.
 */
document: string, 
/**
 * Index of the page in the file, from 0.
 */
page: number, };
export type PageView = { 
/**
 * Its number in the document's file, from 0: the picture is asked for by source and this number. One of another
 * file has a number behind all others.
 */
index: number, 
/**
 * Upright width in pixels.
 */
width: number, 
/**
 * Upright height in pixels.
 */
height: number, };
export type PageWords = { 
/**
 * What happened, in a few words.
 */
title: string, 
/**
 * What to do now.
 */
text: string, };
export type PagesWords = { 
/**
 * Signed in.
 */
signedIn: PageWords, 
/**
 * Not signed in.
 */
refused: PageWords, 
/**
 * Signed out.
 */
signedOut: PageWords, };
export type Pair = { 
/**
 * Id of one.
 */
one: string, 
/**
 * Id of the other.
 */
other: string, };
export type PileName = "proved" | "checked" | "needs_review" | "needs_work" | "failed";
export type PlaceView = { 
/**
 * Index of the page in the file, from 0.
 */
page: number, 
/**
 * Box on that page; `null` where the witness gives no place.
 */
bounds: BoundingBoxView | null, };
export type Preferences = { 
/**
 * Which colours to draw in.
 */
theme: Theme, 
/**
 * Which language to speak.
 */
language: Language, 
/**
 * Keys the person chose, by the name of the action; what is left out keeps its own.
 */
keys: { [key in string]: Array<string> }, };
export type ProfileView = { 
/**
 * Its name.
 */
name: string, 
/**
 * The delimiter as a character.
 */
delimiter: string, 
/**
 * The decimal mark.
 */
decimalMark: string, 
/**
 * How 5 March 2026 is written.
 */
dateExample: string, 
/**
 * Whether the file starts with a byte order mark.
 */
byteOrderMark: boolean, };
export type ReadAgain = { 
/**
 * Id of the source.
 */
source: string, 
/**
 * Name of the engine.
 */
engine: string, 
/**
 * What the person says it is, by its outside name.
 */
kind: KindName, };
export type ReadingRow = { 
/**
 * Id of the source.
 */
source: string, 
/**
 * File name.
 */
name: string, 
/**
 * Name of the engine that is to read it.
 */
engine: string, 
/**
 * What is being done; `null` while it waits.
 */
stage: StageName | null, 
/**
 * Page at work, from 0.
 */
page: number, 
/**
 * Number of pages, 0 while unknown.
 */
pages: number, 
/**
 * Done of all the work, 0..=1.
 */
done: number, 
/**
 * Seconds it will still take, once that can be said.
 */
secondsLeft: number | null, 
/**
 * Why it waits for another time; `null` where it only waits for its turn.
 */
heldBy: SaidError | null, };
export type Refused = { 
/**
 * Its name.
 */
name: string, 
/**
 * Why.
 */
error: SaidError, };
export type Region = { 
/**
 * Id of the document.
 */
document: string, 
/**
 * The field it is meant for: its alphabet is read.
 */
field: FieldName, 
/**
 * Index of the page in the file, from 0.
 */
page: number, 
/**
 * The part.
 */
bounds: BoundingBoxView, };
export type RegionText = { 
/**
 * The characters, words apart by a space; empty where nothing can be read.
 */
text: string, 
/**
 * The box round what was read; `null` where nothing can be read.
 */
bounds: BoundingBoxView | null, };
export type RepairName = "printed" | "candidate" | "rule";
export type RepairView = { 
/**
 * Which field to give it to.
 */
field: FieldName, 
/**
 * The value, plain.
 */
value: string, 
/**
 * Where it comes from.
 */
from: RepairName, };
export type Restore = { 
/**
 * Id of the document.
 */
document: string, 
/**
 * The change after which it stood so; `null` for what was read.
 */
change: string | null, };
export type ReviewName = "untouched" | "confirmed" | "corrected";
export type RuleEffect = { 
/**
 * Id of the document.
 */
document: string, 
/**
 * Vendor, or the name of the file.
 */
title: string, 
/**
 * Its day, ISO 8601.
 */
date: string | null, 
/**
 * The field.
 */
field: FieldName, 
/**
 * Its value now.
 */
before: string | null, 
/**
 * The value it would have.
 */
after: string, };
export type RuleRef = { 
/**
 * Its id.
 */
rule: string, };
export type RuleView = { 
/**
 * Its id.
 */
id: string, 
/**
 * The day on which it was made or last altered, ISO 8601.
 */
since: string, 
/**
 * The name as it is printed on the vendor's documents.
 */
printed: string | null, 
/**
 * The vendor's tax number, where the rule knows it.
 */
taxId: string | null, 
/**
 * The account paid to, where the rule knows it.
 */
iban: string | null, 
/**
 * The name as the person spells it.
 */
vendor: string | null, 
/**
 * What to file under.
 */
category: string | null, 
/**
 * Whether it counts.
 */
isOn: boolean, };
export type SaidError = { 
/**
 * Code; the UI's table over codes is exhaustive.
 */
code: ErrorCode, 
/**
 * Arguments by name.
 */
args: { [key in string]: string }, };
export type Search = { 
/**
 * Words to find in text and fields; the last one may be unfinished.
 */
text: string, 
/**
 * Kind by its outside name.
 */
kind: KindName | null, 
/**
 * Issued on this day or later, ISO 8601.
 */
from: string | null, 
/**
 * Issued on this day or earlier, ISO 8601.
 */
to: string | null, 
/**
 * Only of this pile.
 */
pile: PileName | null, 
/**
 * Of exactly this vendor, capitals aside.
 */
vendor: string | null, 
/**
 * Filed under exactly this category, capitals aside.
 */
category: string | null, 
/**
 * Read by the engine of this name.
 */
engine: string | null, 
/**
 * Order of the rows.
 */
sort: SortBy, 
/**
 * Rows to leave out at the start.
 */
offset: number, 
/**
 * Rows to give at most; 0 stands for 100.
 */
limit: number, };
export type SetKind = { 
/**
 * Id of the document.
 */
document: string, 
/**
 * Kind by its outside name.
 */
kind: KindName, };
export type SetKindAll = { 
/**
 * Ids of the documents.
 */
documents: Array<string>, 
/**
 * Kind by its outside name.
 */
kind: KindName, };
export type SetLineItems = { 
/**
 * Id of the document.
 */
document: string, 
/**
 * Every row, in order.
 */
rows: Array<LineInput>, };
export type SetRule = { 
/**
 * Its id.
 */
rule: string, 
/**
 * The name as the person spells it; empty for none.
 */
vendor: string, 
/**
 * What to file under; empty for nothing.
 */
category: string, 
/**
 * Whether it counts.
 */
isOn: boolean, };
export type SetTaxLines = { 
/**
 * Id of the document.
 */
document: string, 
/**
 * Every row, in order.
 */
rows: Array<TaxLineInput>, };
export type SetUp = { 
/**
 * As pasted; `null` to leave the present account.
 */
code: string | null, };
export type ShareView = { 
/**
 * How often.
 */
times: number, 
/**
 * Of how many.
 */
of: number, };
export type SignIn = { 
/**
 * Whether the session outlives the program, in the system's keychain.
 */
keep: boolean, 
/**
 * What the browser shows at the end.
 */
pages: PagesWords, };
export type SignOut = { 
/**
 * Whether to end every session of this person, on other computers too.
 */
everywhere: boolean, 
/**
 * What the browser shows at the end.
 */
pages: PagesWords, };
export type SortBy = "date" | "added" | "title" | "total";
export type SourceRef = { 
/**
 * Id of the source.
 */
source: string, };
export type Split = { 
/**
 * Id of the document.
 */
document: string, 
/**
 * What becomes a document of its own: pages, or parts of them.
 */
taken: Array<PlaceView>, };
export type SplitOutcome = { 
/**
 * Ids of the documents that stand now, in the order of their pages.
 */
documents: Array<string>, 
/**
 * Values a person had given for which there is no room in the document that stands: undo brings them back.
 */
leftBehind: Array<LeftBehind>, };
export type StageName = "opening" | "finding_words" | "reading_words" | "sending" | "interpreting";
export type StandingName = "not_set_up" | "signed_out" | "signed_in";
export type Status = { 
/**
 * Version of the app.
 */
version: string, 
/**
 * Folder of the library.
 */
library: string, 
/**
 * Names of the engines at hand, the default first.
 */
engines: Array<string>, };
export type StepView = { 
/**
 * Id of the change.
 */
change: string, 
/**
 * What was done in one go has one step.
 */
step: string, 
/**
 * When, ISO 8601.
 */
at: string, 
/**
 * What was done.
 */
act: ActName, 
/**
 * The field it was done to.
 */
field: FieldName | null, 
/**
 * Its value before, covered where a screen must.
 */
before: string | null, 
/**
 * Its value after.
 */
after: string | null, 
/**
 * The kind that was given.
 */
kind: KindName | null, 
/**
 * Whether it still counts.
 */
counts: boolean, 
/**
 * Whether the state after it can be brought back: not one of before the document got the parts it has.
 */
canRestore: boolean, };
export type StoredOriginalView = { 
/**
 * Its key there.
 */
key: string, 
/**
 * Name of the file; `null` where it is not in this library.
 */
name: string | null, 
/**
 * Id of the source; `null` where it is not in this library.
 */
source: string | null, 
/**
 * Its size.
 */
bytes: number, 
/**
 * Since when it is there, ISO 8601.
 */
since: string | null, };
export type StoredRef = { 
/**
 * Its key.
 */
key: string, };
export type StoredView = { 
/**
 * Its key there.
 */
key: string, 
/**
 * Since when it is there, ISO 8601.
 */
since: string | null, };
export type TableName = "receipts" | "line_items" | "travel_documents";
export type TaxLineInput = { 
/**
 * Percent.
 */
rate: string, 
/**
 * What it is taken of.
 */
base: string, 
/**
 * The tax.
 */
amount: string, };
export type TaxLineView = { 
/**
 * Percent.
 */
rate: string | null, 
/**
 * What it is taken of.
 */
base: string | null, 
/**
 * The tax.
 */
amount: string | null, };
export type Theme = "system" | "light" | "dark" | "hc" | "hc-dark";
export type Understand = { 
/**
 * Id of the document.
 */
document: string, 
/**
 * The field.
 */
field: FieldName, 
/**
 * As typed.
 */
text: string, };
export type Understood = { 
/**
 * The normalised value; `null` when the text is impossible for the field or empty.
 */
value: string | null, 
/**
 * What the same text could mean as well: the other order of day and month, the other reading of a lone separator.
 */
other: string | null, 
/**
 * Why it is impossible.
 */
error: SaidError | null, };
export type Undone = { 
/**
 * Id of the document it was in; `null` when there was nothing to take back.
 */
document: string | null, 
/**
 * The field it was in, where it was in one.
 */
field: FieldName | null, };
export type VerdictName = "missing" | "doubtful" | "likely" | "proved";
export type Why = { 
/**
 * Code of the evidence or finding.
 */
code: EvidenceCode | FindingCode, 
/**
 * Its arguments by name; a list is joined by " + ".
 */
args: { [key in string]: string }, };
export type WitnessView = { 
/**
 * Its name.
 */
engine: string, 
/**
 * Its version.
 */
version: string, 
/**
 * When it read, ISO 8601.
 */
at: string, 
/**
 * How many words it saw.
 */
words: number, 
/**
 * How many labelled values it gave.
 */
values: number, };
export type WordView = { 
/**
 * Its characters as read.
 */
text: string, 
/**
 * Where it stands.
 */
bounds: BoundingBoxView, };
export type WriteExport = { 
/**
 * What and how.
 */
export: ExportRequest, 
/**
 * Absolute path of the file.
 */
path: string, };
export type Written = { 
/**
 * Path of the file.
 */
path: string, 
/**
 * Rows without the header.
 */
rows: number, };

export interface Commands {
  status: { request: Nothing; response: Status };
  preferences: { request: Nothing; response: Preferences };
  set_preferences: { request: Preferences; response: Nothing };
  import_paths: { request: ImportPaths; response: Imported };
  import_staged: { request: ImportStaged; response: Imported };
  inbox: { request: Nothing; response: Inbox };
  cancel: { request: SourceRef; response: Nothing };
  retry: { request: SourceRef; response: Nothing };
  delete_source: { request: SourceRef; response: Nothing };
  document: { request: DocumentRef; response: DocumentView };
  understand: { request: Understand; response: Understood };
  correct: { request: Correct; response: DocumentView };
  confirm: { request: FieldRef; response: DocumentView };
  accept: { request: Documents; response: Nothing };
  let_stand: { request: LetStand; response: DocumentView };
  set_line_items: { request: SetLineItems; response: DocumentView };
  set_tax_lines: { request: SetTaxLines; response: DocumentView };
  history: { request: DocumentRef; response: HistoryView };
  restore: { request: Restore; response: DocumentView };
  set_kind: { request: SetKind; response: DocumentView };
  split: { request: Split; response: SplitOutcome };
  join: { request: Documents; response: SplitOutcome };
  undo: { request: Nothing; response: Undone };
  redo: { request: Nothing; response: Undone };
  delete_documents: { request: Documents; response: Nothing };
  read_again: { request: ReadAgain; response: Nothing };
  account: { request: Nothing; response: AccountView };
  set_up: { request: SetUp; response: AccountView };
  sign_in: { request: SignIn; response: AccountView };
  stop_sign_in: { request: Nothing; response: Nothing };
  sign_out: { request: SignOut; response: AccountView };
  set_keeps_originals: { request: KeepsOriginals; response: AccountView };
  stored_originals: { request: Nothing; response: Array<StoredOriginalView> };
  delete_stored_original: { request: StoredRef; response: Nothing };
  duplicates: { request: Nothing; response: Array<Duplicate> };
  tell_apart: { request: Pair; response: Nothing };
  column: { request: ColumnRequest; response: Array<CellView> };
  confirm_all: { request: ConfirmAll; response: Nothing };
  page_words: { request: PageRef; response: Array<WordView> };
  read_region: { request: Region; response: RegionText };
  correct_all: { request: CorrectAll; response: Nothing };
  set_kind_all: { request: SetKindAll; response: Nothing };
  choices: { request: Nothing; response: ChoicesView };
  search: { request: Search; response: Found };
  offer_rule: { request: DocumentRef; response: RuleView | null };
  make_rule: { request: DocumentRef; response: RuleView | null };
  ask_alias: { request: DocumentRef; response: AliasView | null };
  answer_alias: { request: AnswerAlias; response: RuleView | null };
  rules: { request: Nothing; response: Array<RuleView> };
  set_rule: { request: SetRule; response: Nothing };
  delete_rule: { request: RuleRef; response: Nothing };
  undo_rule: { request: RuleRef; response: Nothing };
  rule_effects: { request: RuleRef; response: Array<RuleEffect> };
  apply_rule: { request: ApplyRule; response: Nothing };
  meter: { request: Nothing; response: MeterView };
  profiles: { request: Nothing; response: Array<ProfileView> };
  preview_export: { request: ExportRequest; response: ExportPreview };
  write_export: { request: WriteExport; response: Written };
}
