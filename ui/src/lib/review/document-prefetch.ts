import type { DocumentView } from "../domain/api.gen";
import type { Call } from "../platform/rpc";

/** One document on its way, and as it is once it has come. */
interface Asked {
  answer: Promise<DocumentView>;
  here: DocumentView | null;
}

/** Documents that are likely opened next, asked for while another is looked at, so that one stands there at once. */
export class DocumentPrefetch {
  readonly #call: Call;
  #asked = new Map<string, Asked>();

  constructor(call: Call) {
    this.#call = call;
  }

  /** Asks for documents, each once, and lets go of all others. Answers with those that come. */
  async prepare(ids: readonly string[]): Promise<DocumentView[]> {
    const wanted = [...new Set(ids)];
    this.#asked = new Map(wanted.map((id) => [id, this.#asked.get(id) ?? this.#ask(id)]));
    const answers = await Promise.allSettled([...this.#asked.values()].map(({ answer }) => answer));
    return answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : []));
  }

  /** The document as it was prepared; `null` while it is not here. */
  here(id: string): DocumentView | null {
    return this.#asked.get(id)?.here ?? null;
  }

  /** The document as it was prepared, or asked for now. */
  take(id: string): Promise<DocumentView> {
    const { answer } = this.#asked.get(id) ?? this.#ask(id);
    this.#asked.delete(id);
    return answer;
  }

  /** Something has changed: what was asked for before may be out of date. */
  forget(): void {
    this.#asked.clear();
  }

  #ask(id: string): Asked {
    const asked: Asked = { answer: this.#call("document", { document: id }), here: null };
    asked.answer.then(
      (document) => (asked.here = document),
      () => null,
    );
    return asked;
  }
}
