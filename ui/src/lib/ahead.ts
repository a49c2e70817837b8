import type { DocumentView } from "./api.gen";
import type { Call } from "./rpc";

/** The document that is likely opened next, asked for while another is looked at, so that it stands there at once. */
export class Ahead {
  readonly #call: Call;
  #next: { id: string; document: Promise<DocumentView> } | null = null;

  constructor(call: Call) {
    this.#call = call;
  }

  /** Asks for a document, once. */
  prepare(id: string): Promise<DocumentView> {
    if (this.#next?.id !== id) this.#next = { id, document: this.#call("document", { document: id }) };
    return this.#next.document;
  }

  /** The document as it was prepared, or asked for now. */
  take(id: string): Promise<DocumentView> {
    const document = this.prepare(id);
    this.forget();
    return document;
  }

  /** Something has changed: what was asked for before may be out of date. */
  forget(): void {
    this.#next = null;
  }
}
