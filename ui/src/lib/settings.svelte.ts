import type { Status, Theme } from "./api.gen";
import { AppError, type Call } from "./rpc";

/** What the app is, and how the person likes it. */
export class SettingsStore {
  status = $state<Status | null>(null);
  theme = $state<Theme>("system");
  error = $state<AppError | null>(null);

  readonly #call: Call;

  constructor(call: Call) {
    this.#call = call;
  }

  /** Asks for both, once at the start. */
  async open(): Promise<void> {
    try {
      [this.status, { theme: this.theme }] = await Promise.all([
        this.#call("status", {}),
        this.#call("preferences", {}),
      ]);
    } catch (thrown) {
      this.error = AppError.from(thrown);
    }
  }

  /** Draws in other colors from now on. */
  async setTheme(theme: Theme): Promise<void> {
    this.theme = theme;
    try {
      await this.#call("set_preferences", { theme });
    } catch (thrown) {
      this.error = AppError.from(thrown);
    }
  }
}
