import { AccountStore } from "../lib/account/account.svelte";
import { Bench } from "../lib/review/bench.svelte";
import { ColumnsStore } from "../lib/columns/columns.svelte";
import { DuplicatesStore } from "../lib/review/duplicates.svelte";
import { ExportStore } from "../lib/export/export.svelte";
import { InboxStore } from "../lib/inbox/inbox.svelte";
import { LibraryStore } from "../lib/library/library.svelte";
import { keymap } from "../lib/shell/keymap.svelte";
import { Lines } from "../lib/review/lines.svelte";
import { RuleOfferStore } from "../lib/rules/rule-offer.svelte";
import { PageSplitter } from "../lib/review/page-splitter.svelte";
import { platform } from "../lib/platform";
import { PagePointer } from "../lib/review/page-pointer.svelte";
import { router } from "../lib/shell/router.svelte";
import { RulesStore } from "../lib/rules/rules.svelte";
import { call } from "../lib/platform/rpc";
import { SettingsStore } from "../lib/settings/settings.svelte";
import type { FieldName, PileName } from "../lib/domain/api.gen";
import type { Route } from "../lib/shell/route";

export const inbox = new InboxStore(call, platform);
export const library = new LibraryStore(call);
export const columns = new ColumnsStore(call);
export const duplicates = new DuplicatesStore(call);
export const exporting = new ExportStore(call, platform);
export const account = new AccountStore(call, platform);

export const rules = new RulesStore(call);
export const ruleOffer = new RuleOfferStore(call);

let origin: Route = { screen: "inbox" };

export const settings = new SettingsStore(call, keymap);

export const bench = new Bench(call, {
  waiting: () => [...(inbox.view?.needsReview ?? []), ...(inbox.view?.needsWork ?? [])].map(({ id }) => id),
  open: (document) => router.go({ screen: "document", document }),
  leave: () => router.go(origin),
  corrected: (document, field) => void ruleOffer.corrected(document, field),
});

export const pagePointer = new PagePointer(bench, call);
export const lines = new Lines(bench, call);
export const splitter = new PageSplitter(bench, call);

/** Opens a document on the bench, at a field or at its first stop, with the documents to go through after it. */
export function openOnBench(
  document: string,
  queue: string[],
  pile: PileName | null = null,
  field: FieldName | null = null,
): void {
  bench.wanted = field;
  origin = router.route.screen === "document" ? origin : router.route;
  bench.queue = queue;
  bench.pile = pile;
  router.go({ screen: "document", document });
}

/** Leaves the bench for the screen it was opened from. */
export function leaveBench(): void {
  router.go(origin);
}

/** The screen the bench was opened from. */
export function benchOrigin(): Route {
  return origin;
}

/** Goes on to export only these documents. */
export function exportOnly(documents: string[]): void {
  exporting.only = documents;
  router.go({ screen: "export" });
}
