import { describeError, words } from "../messages";
import type { Notice } from "../shell/notices";
import type { InboxStore } from "./inbox.svelte";

/** Returns what is to be said of the last import: what failed, what was refused, and what was here already. */
export function importNotices({ error, imported }: Pick<InboxStore, "error" | "imported">): Notice[] {
  const notices: Notice[] = [];
  if (error) {
    const { what, remedy } = describeError(error);
    notices.push({ bad: true, text: `${what} ${remedy}` });
  }
  if (!imported) return notices;
  for (const refused of imported.refused) {
    const { what, remedy } = describeError(refused.error);
    notices.push({ bad: true, text: words.drop.refused(refused.name, `${what} ${remedy}`) });
  }
  if (imported.known.length > 0) notices.push({ bad: false, text: words.drop.known(imported.known) });
  if (imported.new === 0 && notices.length === 0) notices.push({ bad: false, text: words.drop.nothing });
  return notices;
}
