import type { ActionName } from "../shell/actions";
import type { Language, Preferences, Status, Theme } from "../domain/api.gen";
import type { Keymap } from "../shell/keymap.svelte";
import { AppError, type Call } from "../platform/rpc";

/** What the app is, and how the person likes it. */
export class SettingsStore {
  status = $state<Status | null>(null);
  preferences = $state.raw<Preferences>({ theme: "system", language: "system", keys: {} });
  error = $state<AppError | null>(null);
  readonly theme = $derived(this.preferences.theme);

  readonly #call: Call;
  readonly #keymap: Keymap;

  constructor(call: Call, keymap: Keymap) {
    this.#call = call;
    this.#keymap = keymap;
  }

  /** Asks for both, once at the start. */
  async open(): Promise<void> {
    try {
      [this.status, this.preferences] = await Promise.all([
        this.#call("status", {}),
        this.#call("preferences", {}),
      ]);
      this.#keymap.changed = this.preferences.keys;
    } catch (thrown) {
      this.error = AppError.from(thrown);
    }
  }

  /** Draws in other colors from now on. */
  setTheme(theme: Theme): Promise<void> {
    return this.#keep({ theme });
  }

  /** Speaks another language once the page has started anew; says whether that could be kept. */
  async setLanguage(language: Language): Promise<boolean> {
    this.error = null;
    await this.#keep({ language });
    return this.error === null;
  }

  /** Gives an action other keys from now on, or its own again for `null`. */
  setKeys(name: ActionName, keys: string[] | null): Promise<void> {
    return this.#keep({ keys: this.#keymap.with(name, keys) });
  }

  /** Gives every action its own keys again. */
  resetKeys(): Promise<void> {
    return this.#keep({ keys: {} });
  }

  async #keep(changed: Partial<Preferences>): Promise<void> {
    this.preferences = { ...this.preferences, ...changed };
    this.#keymap.changed = this.preferences.keys;
    try {
      await this.#call("set_preferences", this.preferences);
    } catch (thrown) {
      this.error = AppError.from(thrown);
    }
  }
}
