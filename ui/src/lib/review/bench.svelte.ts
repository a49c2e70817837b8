import { DocumentPrefetch } from "./document-prefetch";
import type {
  DocumentView,
  FieldName,
  FieldView,
  KindName,
  SplitOutcome,
  PileName,
  PlaceView,
  Understood,
  FieldSection,
} from "../domain/api.gen";
import { isOffered, isUnsettled, sectionOf } from "../domain/fields";
import { isRepairable, keptNote } from "../domain/findings";
import { AppError, type Call } from "../platform/rpc";

/** How long covered numbers stay in view once asked for, in seconds. */
export const SHOW_SECONDS = 30;

const SECTIONS: FieldSection[] = ["printed", "sum", "added"];

/** What the bench says of an act. */
export type Notice =
  "undone" | "redone" | "nothingToUndo" | "nothingToRedo" | "nothingRead" | "noPlace" | "split" | "joined";

/** Where the bench goes when a document is done. */
export interface Ways {
  /** The documents that need a person, wherever they lie. */
  waiting(): string[];
  /** Opens another document on the bench. */
  open(document: string): void;
  /** Leaves the bench. */
  leave(): void;
  /** A person gave a field another value. */
  corrected(document: string, field: FieldName): void;
}

/** One document under a person's eyes: which field is in focus, what is typed, and where Enter leads. */
export class Bench {
  document = $state<DocumentView | null>(null);
  error = $state<AppError | null>(null);
  focus = $state<FieldName | null>(null);
  /** Counts how often a field was put into focus: the same one may be again. */
  moves = $state(0);
  typed = $state("");
  understood = $state<Understood | null>(null);
  /** The candidate whose value was put into the input. */
  chosen = $state<number | null>(null);
  /** The field to open the next document at. */
  wanted: FieldName | null = null;
  /** Documents to go through one after another. */
  queue = $state<string[]>([]);
  /** The pile they come from. */
  pile = $state<PileName | null>(null);
  /** Where a person pointed for the value in the input. */
  pointed = $state.raw<PlaceView | null>(null);
  /** The field whose word is under the pointer. */
  lit = $state<FieldName | null>(null);
  /** What came of the last act where nothing else shows it: read aloud and shown in the action bar. */
  notice = $state<Notice | null>(null);
  /** Fields for whose values there was no room when documents became one. */
  leftBehind = $state.raw<FieldName[]>([]);
  showsHistory = $state(false);
  /** Seconds for which covered numbers are still shown. */
  shownFor = $state(0);

  /** Fields that the person wants to fill although nothing was found for them. */
  #asked = $state<FieldName[]>([]);
  #tick: ReturnType<typeof setInterval> | undefined;
  #question = 0;

  /** All fields in the order in which they stand on the bench. */
  readonly fields = $derived.by(() => {
    const found = this.document?.fields ?? [];
    const asked = this.#asked.filter((name) => !found.some((field) => field.name === name)).map(emptyField);
    const all = [...found, ...asked];
    return SECTIONS.flatMap((section) => all.filter(({ name }) => sectionOf(name) === section));
  });
  readonly field = $derived(this.fields.find(({ name }) => name === this.focus) ?? null);
  /** Whether the numbers of a travel document are covered. */
  readonly covers = $derived(this.shownFor === 0);
  readonly isCovered = $derived(this.field !== null && this.field.masked && this.covers);
  /** Whether the text in the input differs from what the field holds. */
  readonly isDirty = $derived(this.field !== null && this.typed !== this.#text(this.field));
  /** Where the value in the input stands on the page. */
  readonly place = $derived<PlaceView | null>(
    this.pointed ??
      (this.chosen === null ? null : this.field?.candidates[this.chosen]?.place) ??
      this.field?.place ??
      null,
  );
  /** The failing rule that the repair keys are for: one that speaks of the field in focus, or else the first. */
  readonly finding = $derived.by(() => {
    const failing = this.document?.findings.filter(isRepairable) ?? [];
    return failing.find(({ fields }) => fields.some((name) => name === this.focus)) ?? failing[0] ?? null;
  });
  /** The field Enter leads to; `null` when it leads to the next document. */
  readonly next = $derived(this.#nextAfter(this.focus));
  readonly nextDocument = $derived.by(() => this.#nextDocument());

  /** The document that is likely looked at next. */
  readonly following = $derived(this.nextDocument ?? this.#neighbour(1));

  readonly #call: Call;
  readonly #ways: Ways;
  readonly #prefetch: DocumentPrefetch;

  constructor(call: Call, ways: Ways) {
    this.#call = call;
    this.#ways = ways;
    this.#prefetch = new DocumentPrefetch(call);
  }

  /** Opens a document at a field, or at its first stop. */
  async open(document: string, at: FieldName | null = null): Promise<void> {
    // One that is here takes the place of the last at once, in the rows that are drawn.
    const here = this.#prefetch.here(document);
    if (this.document?.id !== document) this.#reset(here);
    if (!this.queue.includes(document)) this.queue = [document];
    await this.#try(async () => {
      const taken = this.#prefetch.take(document);
      this.document = here ?? (await taken);
      const wanted = at ?? this.wanted;
      this.wanted = null;
      this.focusOn(wanted ?? this.#nextAfter(null)?.name ?? this.fields[0]?.name ?? null);
    });
  }

  /** Asks for the document that follows and for both neighbours, and answers with those that come. */
  prepare(): Promise<DocumentView[]> {
    const near = [this.following, this.#neighbour(1), this.#neighbour(-1)];
    return this.#prefetch.prepare(near.filter((id) => id !== null));
  }

  /** Puts the document away. */
  close(): void {
    this.#reset();
    this.notice = null;
  }

  /** Asks again for the open document, unless something is being typed. */
  async refresh(): Promise<void> {
    const open = this.document;
    this.#prefetch.forget();
    if (!open || this.isDirty) return;
    await this.#try(async () => {
      const document = await this.#call("document", { document: open.id });
      if (this.document?.id === open.id && !this.isDirty) this.#keep(document);
    });
  }

  /** Puts a field into focus with the text it holds. */
  focusOn(name: FieldName | null): void {
    this.moves += 1;
    this.focus = name;
    this.chosen = null;
    this.pointed = null;
    this.understood = null;
    this.error = null;
    const field = this.fields.find((one) => one.name === name);
    this.typed = field ? this.#text(field) : "";
  }

  /** Moves to the next or previous field; answers `false` at either end. */
  step(by: 1 | -1): boolean {
    const at = this.fields.findIndex(({ name }) => name === this.focus);
    const next = this.fields[at + by];
    if (!next) return false;
    this.focusOn(next.name);
    return true;
  }

  /** Takes what the person types and asks what it means. */
  async type(text: string): Promise<void> {
    const { document, focus } = this;
    this.typed = text;
    this.chosen = null;
    this.pointed = null;
    this.error = null;
    this.notice = null;
    const question = ++this.#question;
    if (!document || !focus || !this.isDirty) {
      this.understood = null;
      return;
    }
    await this.#try(async () => {
      const understood = await this.#call("understand", { document: document.id, field: focus, text });
      if (question === this.#question) this.understood = understood;
    });
  }

  /** Puts a candidate into the input, by its index. */
  async choose(index: number): Promise<void> {
    const candidate = this.field?.candidates[index];
    if (!candidate || this.isCovered) return;
    // The plain value means the same whatever is printed; 03/04/26 may not.
    await this.type(candidate.value);
    this.chosen = index;
  }

  /** Puts what stands at a place of the page into the input. */
  async take(text: string, place: PlaceView): Promise<void> {
    if (this.isCovered) return;
    const understood = this.type(text);
    this.pointed = place;
    await understood;
  }

  /** Tries something that may fail: an error is shown at the field, and the answer is `null`. */
  async attempt<T>(act: () => Promise<T>): Promise<T | null> {
    let answer: T | null = null;
    await this.#try(async () => void (answer = await act()));
    return answer;
  }

  /** Says what came of an act. */
  announce(notice: Notice): void {
    this.notice = notice;
  }

  /** Confirms or corrects the field in focus and goes on: to the next stop, or to the next document. */
  async enter(): Promise<void> {
    if (this.isCovered) return this.show();
    const { document, field } = this;
    if (!document || !field) return;
    this.notice = null;
    await this.#try(async () => {
      const request = { document: document.id, field: field.name };
      if (this.isDirty) this.#keep(await this.#correct(request.document, field.name));
      else if ((field.review === "untouched" && !isOffered(field)) || field.stop)
        this.#keep(await this.#call("confirm", request));
      // A value after which a rule fails is looked at once more before the document is left.
      const next =
        this.#nextAfter(field.name) ?? this.fields.find(({ name, stop }) => stop && name === field.name);
      if (next) this.focusOn(next.name);
      else this.#goOn();
    });
  }

  /** Accepts the document as it stands and goes on to the next. */
  async accept(): Promise<void> {
    const { document } = this;
    if (!document) return;
    await this.#try(async () => {
      if (this.isDirty && this.focus) {
        await this.#correct(document.id, this.focus);
      }
      await this.#call("accept", { documents: [document.id] });
      this.#goOn();
    });
  }

  /** Settles the failing rule by one of its repairs, or, after the last of them, by letting it stand with a note. */
  async repair(index: number, finding = this.finding): Promise<void> {
    const { document } = this;
    const [field] = finding?.fields ?? [];
    if (!document || !finding || !field || index > finding.repairs.length) return;
    const repair = finding.repairs[index];
    await this.#try(async () => {
      const request = { document: document.id, field };
      this.#keep(
        repair
          ? await this.#call("correct", {
              ...request,
              field: repair.field,
              text: repair.value,
              place: null,
            })
          : await this.#call("let_stand", { ...request, note: keptNote(finding) }),
      );
    });
  }

  /** Shows or hides how the document came to be as it is. */
  turnHistory(shows = !this.showsHistory): void {
    this.showsHistory = shows;
  }

  /** Brings the document back to how it stood after a change, or to what was read. */
  async restore(change: string | null): Promise<void> {
    const { document } = this;
    if (!document) return;
    await this.#try(async () => this.#keep(await this.#call("restore", { document: document.id, change })));
  }

  /** Takes in a document that an act elsewhere on the bench has changed. */
  changed(document: DocumentView): void {
    if (this.document?.id === document.id) this.#keep(document);
  }

  /** Makes several documents of the open one, or one of it and others, and shows the first that stands. */
  async part(
    act: () => Promise<SplitOutcome>,
    notice: Notice,
    joined: readonly string[] = [],
  ): Promise<void> {
    const { document } = this;
    if (!document) return;
    await this.#try(async () => {
      const { documents, leftBehind } = await act();
      const stand = (id: string): string[] =>
        id === document.id ? documents : joined.includes(id) ? [] : [id];
      const queue = this.queue.flatMap(stand);
      this.queue = queue.filter((id, at) => queue.indexOf(id) === at);
      const first = documents[0] ?? document.id;
      await this.open(first);
      this.leftBehind = leftBehind.map(({ field }) => field);
      this.notice = notice;
      if (first !== document.id) this.#ways.open(first);
    });
  }

  /** Says what kind of document it is. */
  async setKind(kind: KindName): Promise<void> {
    const { document } = this;
    if (!document) return;
    await this.#try(async () => {
      this.#keep(await this.#call("set_kind", { document: document.id, kind }));
      this.focusOn(this.#nextAfter(null)?.name ?? this.fields[0]?.name ?? null);
    });
  }

  /** Adds a row for a field that was not found, and puts it into focus. */
  add(name: FieldName): void {
    this.#asked.push(name);
    this.focusOn(name);
  }

  /** Takes back what is being typed, or else the last change in whatever document it was. */
  async undo(): Promise<void> {
    if (this.isDirty) return this.focusOn(this.focus);
    await this.#back("undo");
  }

  /** Does again what was taken back last. */
  redo(): Promise<void> {
    return this.#back("redo");
  }

  /** Uncovers the numbers for a while. */
  show(): void {
    this.hide();
    this.shownFor = SHOW_SECONDS;
    this.#tick = setInterval(() => (this.shownFor > 1 ? (this.shownFor -= 1) : this.hide()), 1000);
    if (this.focus) this.focusOn(this.focus);
  }

  /** Covers the numbers again. */
  hide(): void {
    clearInterval(this.#tick);
    this.shownFor = 0;
  }

  /** Goes to a neighbour in the queue without changing anything. */
  turn(by: 1 | -1): void {
    const to = this.#neighbour(by);
    if (to) this.#ways.open(to);
  }

  async #back(way: "undo" | "redo"): Promise<void> {
    await this.#try(async () => {
      const { document, field } = await this.#call(way, {});
      if (document === null) {
        this.notice = way === "undo" ? "nothingToUndo" : "nothingToRedo";
        return;
      }
      this.notice = way === "undo" ? "undone" : "redone";
      const elsewhere = document !== this.document?.id;
      this.#prefetch.forget();
      await this.open(document, field ?? (elsewhere ? null : this.focus));
      if (elsewhere) this.#ways.open(document);
    });
  }

  async #correct(document: string, field: FieldName): Promise<DocumentView> {
    const chosen = this.chosen === null ? null : (this.field?.candidates[this.chosen]?.place ?? null);
    const place = this.pointed ?? chosen;
    const corrected = await this.#call("correct", { document, field, text: this.typed, place });
    this.#ways.corrected(document, field);
    return corrected;
  }

  #goOn(): void {
    const to = this.nextDocument;
    if (to) this.#ways.open(to);
    else this.#ways.leave();
  }

  #keep(document: DocumentView): void {
    this.document = document;
    if (this.focus) this.focusOn(this.focus);
  }

  #reset(document: DocumentView | null = null): void {
    this.hide();
    this.document = document;
    this.focus = null;
    this.#asked = [];
    this.showsHistory = false;
    this.error = null;
  }

  /** The next field to visit after one, from the top again after the last: stops first, then what is required and only likely. */
  #nextAfter(after: FieldName | null): FieldView | null {
    const from = this.fields.findIndex(({ name }) => name === after);
    const around = [...this.fields.slice(from + 1), ...this.fields.slice(0, Math.max(from, 0))];
    return around.find(({ stop }) => stop) ?? around.find(isUnsettled) ?? null;
  }

  /** The next document of the queue that still needs a person, or else any other that does. */
  #nextDocument(): string | null {
    const here = this.document?.id ?? "";
    const waiting = this.#ways.waiting().filter((id) => id !== here);
    const after = this.queue.slice(this.queue.indexOf(here) + 1);
    return after.find((id) => waiting.includes(id)) ?? waiting[0] ?? null;
  }

  #neighbour(by: 1 | -1): string | null {
    const at = this.queue.indexOf(this.document?.id ?? "");
    return this.queue[at + by] ?? null;
  }

  /** The text an input starts with: as printed where that is what counts, else the plain value. */
  #text(field: FieldView): string {
    const printed = field.candidates.find(({ value }) => value === field.value);
    return printed?.raw ?? field.value ?? "";
  }

  async #try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (thrown) {
      this.error = AppError.from(thrown);
    }
  }
}

function emptyField(name: FieldName): FieldView {
  return {
    name,
    value: null,
    read: null,
    verdict: "missing",
    review: "untouched",
    required: false,
    stop: false,
    masked: false,
    why: [],
    place: null,
    printed: [],
    doubtful: [],
    candidates: [],
  };
}
