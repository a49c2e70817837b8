import type { RuleEffect, RuleView } from "../domain/api.gen";
import { AppError, type Call } from "../platform/rpc";

/** What is being written for a rule. */
export interface Draft {
  vendor: string;
  category: string;
}

/** All rules, and what one of them would change on past documents. */
export class RulesStore {
  rules = $state.raw<RuleView[] | null>(null);
  /** The rule whose past documents are shown. */
  shown = $state<string | null>(null);
  effects = $state.raw<RuleEffect[] | null>(null);
  /** How many documents the shown rule has just changed. */
  applied = $state<number | null>(null);
  /** The rule that was deleted last: it can be brought back. */
  deleted = $state.raw<RuleView | null>(null);
  error = $state.raw<AppError | null>(null);
  /** The documents that the shown rule would change. */
  readonly documents = $derived.by(() => {
    const all = this.effects?.map(({ document }) => document) ?? [];
    return all.filter((document, at) => all.indexOf(document) === at);
  });

  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /** Asks for all rules. */
  async refresh(): Promise<void> {
    await this.#try(async () => {
      this.rules = await this.#call("rules", {});
    });
  }

  /** Documents or rules changed: what is shown is asked for again. */
  async changed(): Promise<void> {
    if (this.rules === null) return;
    await this.refresh();
    await this.#ask();
  }

  /** Alters what a rule says. */
  async save(rule: RuleView, draft: Draft): Promise<void> {
    await this.#set(rule, draft, rule.isOn);
  }

  /** Switches a rule on or off. */
  async turn(rule: RuleView): Promise<void> {
    await this.#set(rule, { vendor: rule.vendor ?? "", category: rule.category ?? "" }, !rule.isOn);
  }

  /** Deletes a rule. */
  async remove(rule: RuleView): Promise<void> {
    await this.#try(async () => {
      await this.#call("delete_rule", { rule: rule.id });
      this.deleted = rule;
      if (this.shown === rule.id) this.hide();
      this.rules = await this.#call("rules", {});
    });
  }

  /** Brings the rule back that was deleted last. */
  async bringBack(): Promise<void> {
    const { deleted } = this;
    if (!deleted) return;
    await this.#try(async () => {
      await this.#call("undo_rule", { rule: deleted.id });
      this.deleted = null;
      this.rules = await this.#call("rules", {});
    });
  }

  /** Shows what a rule would change on past documents, or hides it again. */
  async show(rule: string): Promise<void> {
    if (this.shown === rule) return this.hide();
    this.shown = rule;
    this.applied = null;
    await this.#ask();
  }

  /** Hides it. */
  hide(): void {
    this.shown = null;
    this.effects = null;
    this.applied = null;
  }

  /** Changes the documents that were shown, in one go. */
  async apply(): Promise<void> {
    const { shown, documents } = this;
    if (!shown || documents.length === 0) return;
    await this.#try(async () => {
      await this.#call("apply_rule", { rule: shown, documents });
      this.applied = documents.length;
    });
    await this.#ask();
  }

  async #ask(): Promise<void> {
    const { shown } = this;
    if (!shown) return;
    await this.#try(async () => {
      const effects = await this.#call("rule_effects", { rule: shown });
      if (this.shown !== shown) return;
      this.effects = effects;
      if (effects.length > 0) this.applied = null;
    });
  }

  async #set(rule: RuleView, draft: Draft, isOn: boolean): Promise<void> {
    await this.#try(async () => {
      await this.#call("set_rule", { rule: rule.id, ...draft, isOn });
      this.rules = await this.#call("rules", {});
    });
    await this.#ask();
  }

  async #try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
      this.error = null;
    } catch (thrown) {
      this.error = AppError.from(thrown);
    }
  }
}
