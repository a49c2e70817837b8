import type { FieldName, RuleView } from "../domain/api.gen";
import { href } from "../shell/route";
import type { Call } from "../platform/rpc";

/** The fields whose correction may hold for every document of a vendor. */
const TEACHING: FieldName[] = ["vendor", "category"];

/**
 * One line after a correction: whether that is always so. It asks for nothing: it stays while the next document or screen
 * is looked at, and goes with the one after that.
 */
export class RuleOfferStore {
  /** The rule that would be made. */
  offer = $state.raw<RuleView | null>(null);
  /** The rule that was made. */
  made = $state.raw<RuleView | null>(null);
  /** How many earlier documents it would change. */
  earlier = $state(0);

  /** The vendor that the open document's may be: only a person can tell. */
  alias = $state.raw<{ document: string; vendor: string } | null>(null);

  #document: string | null = null;
  #opened: string | null = null;
  #passed: string | null = null;
  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /** A person gave a field another value. */
  async corrected(document: string, field: FieldName): Promise<void> {
    if (!TEACHING.includes(field)) return;
    this.close();
    this.#document = document;
    await this.#quietly(async () => {
      const offer = await this.#call("offer_rule", { document });
      if (this.#document === document) this.offer = offer;
    });
  }

  /** A document was opened: its vendor may be one that is known by a name nearly the same. */
  async opened(document: string): Promise<void> {
    this.alias = null;
    this.#opened = document;
    const found = await this.#call("ask_alias", { document }).catch(() => null);
    if (found && this.#opened === document) this.alias = { document, vendor: found.vendor };
  }

  /** Keeps whether it is that vendor. */
  async answer(isSame: boolean): Promise<void> {
    const { alias } = this;
    if (!alias) return;
    const { document } = alias;
    this.close();
    await this.#quietly(async () => {
      const made = await this.#call("answer_alias", { document, isSame });
      if (!made) return;
      this.#document = document;
      this.made = made;
      this.earlier = count(await this.#call("rule_effects", { rule: made.id }));
    });
  }

  /** A screen was opened, by its fragment. */
  passed(place: string): void {
    if (this.alias && place !== href({ screen: "document", document: this.alias.document }))
      this.alias = null;
    const here = this.#document && href({ screen: "document", document: this.#document });
    if (here === null || place === here || place === this.#passed) return;
    if (this.#passed === null) this.#passed = place;
    else this.close();
  }

  /** Makes the rule. */
  async accept(): Promise<void> {
    const document = this.#document;
    if (!document || !this.offer) return;
    await this.#quietly(async () => {
      const made = await this.#call("make_rule", { document });
      this.offer = null;
      this.made = made;
      if (made) this.earlier = count(await this.#call("rule_effects", { rule: made.id }));
    });
  }

  /** Takes the rule back; it is offered again. */
  async undo(): Promise<void> {
    const { made } = this;
    const document = this.#document;
    if (!made || !document) return;
    await this.#quietly(async () => {
      await this.#call("undo_rule", { rule: made.id });
      this.made = null;
      this.offer = await this.#call("offer_rule", { document });
      if (!this.offer && this.#opened === document) await this.opened(document);
    });
  }

  /** Takes the line away. */
  close(): void {
    this.offer = null;
    this.made = null;
    this.alias = null;
    this.earlier = 0;
    this.#document = null;
    this.#passed = null;
  }

  /** An offer that cannot be made is no matter to bother anybody with. */
  async #quietly(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch {
      this.close();
    }
  }
}

function count(effects: { document: string }[]): number {
  return new Set(effects.map(({ document }) => document)).size;
}
