import type { Component } from "svelte";
import type { PlainScreen } from "../lib/shell/screens";
import Columns from "./Columns.svelte";
import Duplicates from "./Duplicates.svelte";
import Export from "./Export.svelte";
import Inbox from "./Inbox.svelte";
import Library from "./Library.svelte";
import Rules from "./Rules.svelte";
import Settings from "./Settings.svelte";

/** The component of every screen of `SCREENS` that needs to know nothing; a document has the bench. */
export const COMPONENTS: Record<PlainScreen, Component> = {
  inbox: Inbox,
  columns: Columns,
  library: Library,
  export: Export,
  duplicates: Duplicates,
  rules: Rules,
  settings: Settings,
};
