import { SvelteSet } from "svelte/reactivity";
import type {
  Commands,
  DocumentRow,
  Event,
  FailedRow,
  Inbox,
  Imported,
  KindName,
  ReadingRow,
} from "./api.gen";
import { AMAZON } from "./engines";
import { AppError, type Call } from "./rpc";
import type { Drag, DraggedKind, Incoming, Platform } from "./platform";

/** One row of the inbox, whatever pile it lies on. */
export type InboxRow =
  | { pile: "reading"; id: string; row: ReadingRow }
  | { pile: "look" | "hard" | "proved"; id: string; row: DocumentRow }
  | { pile: "failed"; id: string; row: FailedRow };

/** The piles in the order in which they stand. */
export const PILES = ["reading", "look", "hard", "failed", "proved"] as const;

/** Name of a pile of the inbox. */
export type InboxPile = (typeof PILES)[number];

/** What came in, and what became of it. */
export class InboxStore {
  view = $state<Inbox | null>(null);
  error = $state<AppError | null>(null);
  /** What the last import has to say: nothing while all went well. */
  imported = $state<Imported | null>(null);
  /** What hangs over the window and would be read if let go. */
  dragged = $state<DraggedKind[] | null>(null);
  /** The engine it hangs over; `null` for the default one. */
  draggedTo = $state<string | null>(null);
  /** The row that keys act on. */
  current = $state<string | null>(null);
  readonly selected = new SvelteSet<string>();

  readonly rows = $derived<InboxRow[]>(
    this.view ? PILES.flatMap((pile) => rowsOf(this.view as Inbox, pile)) : [],
  );
  /** Documents that need a person. */
  readonly waiting = $derived(this.view ? this.view.look.length + this.view.hard.length : 0);
  /** Whether another engine than that of this computer has to do with anything here. */
  readonly isAllLocal = $derived(this.rows.every(({ row }) => row.engine !== AMAZON));
  readonly isEmpty = $derived(this.view !== null && this.rows.length === 0);

  readonly #call: Call;
  readonly #platform: Pick<Platform, "stage" | "chooseFiles">;

  constructor(call: Call, platform: Pick<Platform, "stage" | "chooseFiles">) {
    this.#call = call;
    this.#platform = platform;
  }

  /** Asks for everything the inbox shows. */
  async refresh(): Promise<void> {
    await this.#try(async () => {
      this.view = await this.#call("inbox", {});
      this.error = null;
      this.#keepCurrent();
    });
  }

  /** Takes in what the app tells. */
  heard(event: Event): void {
    if (event.event === "changed") void this.refresh();
    else if (event.event === "progress" && this.view) this.view.reading = event.rows;
  }

  /** Follows a drag over the window, and over which engine in it. */
  dragging(drag: Drag, engine: string | null): void {
    this.dragged = drag.type === "over" ? drag.kinds : null;
    this.draggedTo = drag.type === "over" ? engine : null;
    if (drag.type === "drop") void this.take(drag.incoming, engine);
  }

  /** Asks a person for files and takes them in. */
  async choose(engine: string | null = null): Promise<void> {
    const incoming = await this.#platform.chooseFiles();
    if (incoming) await this.take(incoming, engine);
  }

  /** Takes files in, for one engine or else the default one. What was known or refused stays said until it is dismissed. */
  async take(incoming: Incoming, engine: string | null = null): Promise<void> {
    await this.#try(async () => {
      this.imported = await this.#import(incoming, engine ? { engine } : {});
      await this.refresh();
    });
  }

  async #import(incoming: Incoming, by: { engine?: string }): Promise<Imported> {
    if ("paths" in incoming) return this.#call("import_paths", { ...incoming, ...by });
    const ids = await Promise.all(incoming.files.map((file) => this.#platform.stage(file)));
    return this.#call("import_staged", { ids, ...by });
  }

  /** Has a file read again by another engine, as what it is. */
  readAgain(source: string, engine: string, kind: KindName): Promise<void> {
    return this.#act("read_again", { source, engine, kind });
  }

  /** Stops everything that waits or is being read. */
  cancelAll(): Promise<void> {
    return this.#try(async () => {
      await Promise.all((this.view?.reading ?? []).map(({ source }) => this.#call("cancel", { source })));
      await this.refresh();
    });
  }

  cancel(source: string): Promise<void> {
    return this.#act("cancel", { source });
  }

  retry(source: string): Promise<void> {
    return this.#act("retry", { source });
  }

  removeSource(source: string): Promise<void> {
    return this.#act("delete_source", { source });
  }

  /** Accepts every document on the proved pile. */
  acceptProved(): Promise<void> {
    return this.#act("accept", { documents: (this.view?.proved ?? []).map(({ id }) => id) });
  }

  /** Deletes the selected documents with their files. */
  async deleteSelected(): Promise<void> {
    await this.#act("delete_documents", { documents: [...this.selected] });
    this.selected.clear();
  }

  /** Takes back the last change, or does again what was taken back, and goes to the document it was in. */
  back(way: "undo" | "redo"): Promise<void> {
    return this.#try(async () => {
      const { document } = await this.#call(way, {});
      await this.refresh();
      if (this.rows.some(({ id }) => id === document)) this.current = document;
    });
  }

  /** Moves the current row; answers whether it moved. */
  step(by: 1 | -1): boolean {
    const at = this.rows.findIndex(({ id }) => id === this.current);
    const next = this.rows[at + by];
    if (next) this.current = next.id;
    return next !== undefined;
  }

  /** Selects a document or no longer. */
  toggle(id: string): void {
    if (!this.selected.delete(id)) this.selected.add(id);
  }

  /** After a change keeps the current row, or its place where the row has gone. */
  #keepCurrent(): void {
    const { rows } = this;
    for (const id of this.selected) if (!rows.some((row) => row.id === id)) this.selected.delete(id);
    if (rows.some(({ id }) => id === this.current)) return;
    const first = rows.find(({ pile }) => pile === "look" || pile === "hard") ?? rows[0];
    this.current = first?.id ?? null;
  }

  #act<K extends keyof Commands>(name: K, request: Commands[K]["request"]): Promise<void> {
    return this.#try(async () => {
      await this.#call(name, request);
      await this.refresh();
    });
  }

  async #try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (thrown) {
      this.error = AppError.from(thrown);
    }
  }
}

function rowsOf(view: Inbox, pile: InboxPile): InboxRow[] {
  switch (pile) {
    case "reading":
      return view.reading.map((row) => ({ pile, id: row.source, row }));
    case "failed":
      return view.failed.map((row) => ({ pile, id: row.source, row }));
    default:
      return view[pile].map((row) => ({ pile, id: row.id, row }));
  }
}
