import { AccountStore } from "./account.svelte";
import { Bench } from "./bench.svelte";
import { ColumnsStore } from "./columns.svelte";
import { DuplicatesStore } from "./duplicates.svelte";
import { ExportStore } from "./export.svelte";
import { InboxStore } from "./inbox.svelte";
import { LibraryStore } from "./library.svelte";
import { Keymap } from "./keymap.svelte";
import { Lines } from "./lines.svelte";
import { Offering } from "./offering.svelte";
import { Parting } from "./parting.svelte";
import { platform } from "./platform";
import { Pointing } from "./pointing.svelte";
import { router } from "./router.svelte";
import { RulesStore } from "./rules.svelte";
import { call } from "./rpc";
import { SettingsStore } from "./settings.svelte";
import type { FieldName, PileName } from "./api.gen";
import type { Route } from "./route";

export const inbox = new InboxStore(call, platform);
export const library = new LibraryStore(call);
export const columns = new ColumnsStore(call);
export const duplicates = new DuplicatesStore(call);
export const exporting = new ExportStore(call, platform);
export const account = new AccountStore(call, platform);

export const rules = new RulesStore(call);
export const offering = new Offering(call);

let origin: Route = { screen: "inbox" };

export const keymap = new Keymap();
export const settings = new SettingsStore(call, keymap);

export const bench = new Bench(call, {
  waiting: () => [...(inbox.view?.needsReview ?? []), ...(inbox.view?.needsWork ?? [])].map(({ id }) => id),
  open: (document) => router.go({ screen: "document", document }),
  leave: () => router.go(origin),
  corrected: (document, field) => void offering.corrected(document, field),
});

export const pointing = new Pointing(bench, call);
export const lines = new Lines(bench, call);
export const parting = new Parting(bench, call);

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
