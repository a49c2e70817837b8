import { SvelteSet } from "svelte/reactivity";
import { throttle } from "throttle-debounce";
import type {
  Commands,
  DocumentRow,
  Event,
  FailedRow,
  FieldName,
  Inbox,
  Imported,
  KindName,
  ReadingRow,
} from "../domain/api.gen";
import { AMAZON } from "../domain/engines";
import { isSentAlone } from "../domain/fields";
import { AppError, type Call } from "../platform/rpc";
import { type Drag, type DraggedKind, type Incoming, type Platform, REFRESH_MS } from "../platform";

/** The piles on which nothing is left to do: a person or evidence vouches for what lies there. */
export const FINISHED = ["checked", "proved"] as const;

export type FinishedPile = (typeof FINISHED)[number];

/** One row of the inbox, whatever pile it lies on. */
export type InboxRow =
  | { pile: "reading"; id: string; row: ReadingRow }
  | { pile: "needs_review" | "needs_work" | FinishedPile; id: string; row: DocumentRow }
  | { pile: "failed"; id: string; row: FailedRow };

/** The piles in the order in which they stand. */
export const PILES = ["reading", "needs_review", "needs_work", "failed", ...FINISHED] as const;

/** Name of a pile of the inbox. */
export type InboxPile = (typeof PILES)[number];

/** Whether a pile asks a person for nothing. */
export function isQuiet(pile: InboxPile): boolean {
  return pile === "reading" || FINISHED.some((finished) => finished === pile);
}

/** So many files are asked for at once; more would only wait for each other. */
const HANDS = 6;
/** Progress is shown at most once in so many milliseconds. */
const PROGRESS_MS = 100;

/** What came in, and what became of it. */
export class InboxStore {
  view = $state.raw<Inbox | null>(null);
  error = $state<AppError | null>(null);
  /** What the last import has to say: nothing while all went well. */
  imported = $state<Imported | null>(null);
  /** What hangs over the window and would be read if let go. */
  dragged = $state<DraggedKind[] | null>(null);
  /** The engine it hangs over; `null` for the default one. */
  draggedTo = $state<string | null>(null);
  /** The row that keys act on. */
  current = $state<string | null>(null);
  /** Documents that a person chose to do something with in one go. */
  readonly selected = new SvelteSet<string>();
  /** How many of how many files are done, while something is done to several one after another. */
  doing = $state<{ done: number; of: number } | null>(null);
  /** What became of documents that were made one: their files in order, and fields for whose values there was no room. */
  joined = $state.raw<{ files: string[]; leftBehind: FieldName[] } | null>(null);

  readonly rows = $derived<InboxRow[]>(
    this.view ? PILES.flatMap((pile) => rowsOf(this.view as Inbox, pile)) : [],
  );
  /** Documents that need a person. */
  readonly waiting = $derived(this.view ? this.view.needsReview.length + this.view.needsWork.length : 0);
  /** Whether another engine than that of this computer has to do with anything here. */
  readonly isAllLocal = $derived(this.rows.every(({ row }) => row.engine !== AMAZON));
  /** The selected documents, in the order of the list. */
  readonly chosen = $derived(documentsIn(this.rows).filter(({ id }) => this.selected.has(id)));
  readonly isEmpty = $derived(this.view !== null && this.rows.length === 0);

  readonly #call: Call;
  readonly #platform: Pick<Platform, "stage" | "chooseFiles">;
  /** The row at which the selected range begins. */
  #anchor: string | null = null;
  #asking: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  /** What was told last of the files at work, and not shown yet. */
  #progress: ReadingRow[] | null = null;
  readonly #refreshSoon = throttle(REFRESH_MS, () => void this.refresh());
  readonly #showProgress = throttle(PROGRESS_MS, () => {
    if (this.#progress && this.view) {
      this.view = { ...this.view, reading: advanced(this.view.reading, this.#progress) };
    }
    this.#progress = null;
  });

  constructor(call: Call, platform: Pick<Platform, "stage" | "chooseFiles">) {
    this.#call = call;
    this.#platform = platform;
  }

  /** Asks for everything the inbox shows. Whoever asks while an answer is on its way waits for one more, together. */
  refresh(): Promise<void> {
    if (this.#asking) {
      this.#next ??= this.#asking.then(() => {
        this.#next = null;
        return this.refresh();
      });
      return this.#next;
    }
    this.#asking = this.#ask().finally(() => (this.#asking = null));
    return this.#asking;
  }

  #ask(): Promise<void> {
    return this.#try(async () => {
      const view = await this.#call("inbox", {});
      this.#progress = null;
      this.view = view;
      this.error = null;
      this.#keepCurrent();
    });
  }

  /** Takes in what the app tells. Hundreds of files tell more than anybody can see. */
  handleEvent(event: Event): void {
    if (event.event === "changed") this.#refreshSoon();
    else if (event.event === "progress") {
      this.#progress = event.rows;
      this.#showProgress();
    }
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
    const ids: string[] = [];
    await this.#each([...incoming.files.entries()], async ([at, file]) => {
      ids[at] = await this.#platform.stage(file);
    });
    return this.#call("import_staged", { ids: ids.filter(Boolean), ...by });
  }

  /** Has a file read again by another engine, as what it is. */
  readAgain(source: string, engine: string, kind: KindName): Promise<void> {
    return this.#act("read_again", { source, engine, kind });
  }

  /** Stops everything that waits or is being read. */
  cancelAll(): Promise<void> {
    return this.#actOnEach(this.view?.reading ?? [], ({ source }) => this.#call("cancel", { source }));
  }

  /** Reads everything again that could not be read. */
  retryAll(): Promise<void> {
    return this.#actOnEach(this.view?.failed ?? [], ({ source }) => this.#call("retry", { source }));
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

  /** Accepts every document on some piles on which nothing is left to do, in one go. */
  acceptFinished(piles: readonly FinishedPile[] = FINISHED): Promise<void> {
    const documents = piles.flatMap((pile) => this.view?.[pile] ?? []).map(({ id }) => id);
    return this.#act("accept", { documents });
  }

  /** Accepts the selected documents as they stand, in one go. */
  acceptSelected(): Promise<void> {
    return this.#actOnSelected("accept", { documents: this.#ids() });
  }

  /** Makes the selected documents one, their pages in the order in which they were selected. */
  async joinSelected(): Promise<void> {
    await this.#try(async () => {
      const inOrder = [...this.selected].flatMap((id) => this.chosen.find((row) => row.id === id) ?? []);
      const { documents, leftBehind } = await this.#call("join", { documents: inOrder.map(({ id }) => id) });
      this.error = null;
      const files = inOrder.map(({ name }) => name).filter((name, at, all) => all.indexOf(name) === at);
      this.joined = { files, leftBehind: leftBehind.map(({ field }) => field) };
      this.selected.clear();
      this.current = documents[0] ?? this.current;
      await this.refresh();
    });
  }

  /** Says what kind the selected documents are, in one go. */
  setKindOfSelected(kind: KindName): Promise<void> {
    return this.#actOnSelected("set_kind_all", { documents: this.#ids(), kind });
  }

  /** Has the files of the selected documents read again. Travel documents are read elsewhere only one by one. */
  async readSelectedAgain(engine: string): Promise<void> {
    const mayGo = this.chosen.filter(({ kind }) => engine !== AMAZON || !isSentAlone(kind));
    const files = mayGo.filter(({ source }, at) => mayGo.findIndex((row) => row.source === source) === at);
    await this.#actOnEach(files, ({ source, kind }) => this.#call("read_again", { source, engine, kind }));
    this.selected.clear();
  }

  /** Deletes the selected documents with their files. */
  deleteSelected(): Promise<void> {
    return this.#actOnSelected("delete_documents", { documents: this.#ids() });
  }

  /** Takes back the last change, or does again what was taken back, and goes to the document it was in. */
  back(way: "undo" | "redo"): Promise<void> {
    this.joined = null;
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

  /** Moves the current row and selects the range from where the selecting began. */
  extendSelection(by: 1 | -1): boolean {
    this.#anchor ??= this.current;
    const moved = this.step(by);
    if (moved && this.current) this.selectTo(this.current);
    return moved;
  }

  /** Selects a document or no longer. */
  toggle(id: string): void {
    this.#anchor = id;
    this.joined = null;
    if (!this.selected.delete(id)) this.selected.add(id);
  }

  /** Selects all documents from where the selecting began to this row, and no others. */
  selectTo(id: string): void {
    this.#anchor ??= this.current ?? id;
    const at = (wanted: string | null): number => this.rows.findIndex((row) => row.id === wanted);
    const [one, other] = [at(this.#anchor), at(id)];
    const range = this.rows.slice(Math.max(Math.min(one, other), 0), Math.max(one, other) + 1);
    this.current = id;
    this.selected.clear();
    for (const row of documentsIn(range)) this.selected.add(row.id);
  }

  /** Selects every document, or lets go of all where all are selected. */
  selectAll(): void {
    const all = documentsIn(this.rows);
    if (this.selected.size === all.length) return this.clearSelection();
    for (const { id } of all) this.selected.add(id);
  }

  /** Selects nothing any more. */
  clearSelection(): void {
    this.selected.clear();
    this.#anchor = null;
  }

  #ids(): string[] {
    return this.chosen.map(({ id }) => id);
  }

  async #actOnSelected<K extends keyof Commands>(name: K, request: Commands[K]["request"]): Promise<void> {
    await this.#act(name, request);
    this.clearSelection();
  }

  /** Does something to several files and shows what came of it. */
  #actOnEach<T>(files: readonly T[], act: (file: T) => Promise<unknown>): Promise<void> {
    return this.#try(async () => {
      await this.#each(files, act).finally(() => this.refresh());
    });
  }

  /**
   * Does something to several files, a few at a time, and says how far it has come. What fails of one file is said once
   * the others are done.
   */
  async #each<T>(files: readonly T[], act: (file: T) => Promise<unknown>): Promise<void> {
    const waiting = [...files];
    const failed: unknown[] = [];
    this.doing = { done: 0, of: files.length };
    const hand = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        await act(next).catch((thrown: unknown) => failed.push(thrown));
        if (this.doing) this.doing = { ...this.doing, done: this.doing.done + 1 };
      }
    };
    await Promise.all(Array.from({ length: HANDS }, hand));
    this.doing = null;
    if (failed.length > 0) throw AppError.from(failed[0]);
  }

  /** After a change keeps the current row, or its place where the row has gone. */
  #keepCurrent(): void {
    const { rows } = this;
    for (const id of this.selected) if (!rows.some((row) => row.id === id)) this.selected.delete(id);
    if (rows.some(({ id }) => id === this.current)) return;
    const first = rows.find(({ pile }) => pile === "needs_review" || pile === "needs_work") ?? rows[0];
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

/** The files that wait or are at work, with what is told of those at work. Each stays in its place; new ones come first. */
function advanced(reading: readonly ReadingRow[], told: readonly ReadingRow[]): ReadingRow[] {
  const news = told.filter(({ source }) => reading.every((row) => row.source !== source));
  return [...news, ...reading.map((row) => told.find(({ source }) => source === row.source) ?? row)];
}

/** The documents among some rows. */
function documentsIn(rows: readonly InboxRow[]): DocumentRow[] {
  return rows.flatMap((row) => (row.pile === "reading" || row.pile === "failed" ? [] : [row.row]));
}

function rowsOf(view: Inbox, pile: InboxPile): InboxRow[] {
  switch (pile) {
    case "reading":
      return view.reading.map((row) => ({ pile, id: row.source, row }));
    case "failed":
      return view.failed.map((row) => ({ pile, id: row.source, row }));
    case "needs_review":
      return view.needsReview.map((row) => ({ pile, id: row.id, row }));
    case "needs_work":
      return view.needsWork.map((row) => ({ pile, id: row.id, row }));
    default:
      return view[pile].map((row) => ({ pile, id: row.id, row }));
  }
}
