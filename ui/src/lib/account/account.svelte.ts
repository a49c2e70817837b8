import { throttle } from "throttle-debounce";
import type { AccountView, Commands, Event, StoredOriginalView } from "../domain/api.gen";
import { words } from "../messages";
import { type Platform, REFRESH_MS } from "../platform";
import { AppError, type Call } from "../platform/rpc";

/** The person's account at Amazon: whether there is one, who is signed in, and what is kept there. */
export class AccountStore {
  view = $state<AccountView | null>(null);
  /** Why the last act came to nothing. */
  error = $state<AppError | null>(null);
  /** Whether an act is under way. */
  busy = $state(false);
  /** Whether the browser is waited for. */
  isSigningIn = $state(false);
  /** The page to sign in on, once it is known. */
  address = $state<string | null>(null);
  /** What the account keeps; `null` until asked for. */
  stored = $state<StoredOriginalView[] | null>(null);

  readonly isSetUp = $derived(this.view !== null && this.view.standing !== "not_set_up");
  readonly isSignedIn = $derived(this.view?.standing === "signed_in");

  readonly #call: Call;
  readonly #platform: Pick<Platform, "openAddress">;
  readonly #refreshSoon = throttle(REFRESH_MS, () => void this.refresh());

  constructor(call: Call, platform: Pick<Platform, "openAddress">) {
    this.#call = call;
    this.#platform = platform;
  }

  /** Asks how the person stands with the account. */
  async refresh(): Promise<void> {
    try {
      this.#keep(await this.#call("account", {}));
    } catch (thrown) {
      this.error = AppError.from(thrown);
    }
  }

  /** Takes in what the app tells. A job may find out that the session has ended, so that any change is a reason to ask. */
  handleEvent(event: Event): void {
    if (event.event === "open_address") {
      if (this.isSigningIn) this.address = event.address;
      this.#platform.openAddress(event.address);
    } else if (event.event === "account_changed") void this.refresh();
    else if (event.event === "changed") this.#refreshSoon();
  }

  /** Sets an account up by its code. */
  setUp(code: string): Promise<void> {
    return this.#act("set_up", { code });
  }

  /** Leaves the account; its session ends. */
  leave(): Promise<void> {
    return this.#act("set_up", { code: null });
  }

  /** Signs in by the browser; with `keep` the session outlives the program. */
  async signIn(keep: boolean): Promise<void> {
    if (this.isSigningIn) return;
    this.isSigningIn = true;
    await this.#act("sign_in", { keep, pages: words.account.pages });
    this.isSigningIn = false;
    this.address = null;
  }

  /** No longer waits for the browser. */
  async stopSignIn(): Promise<void> {
    await this.#try(() => this.#call("stop_sign_in", {}));
  }

  /** Signs out here, or everywhere. */
  signOut(everywhere: boolean): Promise<void> {
    return this.#act("sign_out", { everywhere, pages: words.account.pages });
  }

  /** Whether originals are kept in the account from now on. */
  setKeepsOriginals(keeps: boolean): Promise<void> {
    return this.#act("set_keeps_originals", { keeps });
  }

  /** Asks what the account keeps. */
  async list(): Promise<void> {
    this.error = null;
    await this.#try(async () => {
      this.stored = await this.#call("stored_originals", {});
    });
  }

  /** Deletes an original from the account; the one on this computer stays. */
  async deleteStored(key: string): Promise<void> {
    this.error = null;
    await this.#try(async () => {
      await this.#call("delete_stored_original", { key });
      this.stored = this.stored?.filter((original) => original.key !== key) ?? null;
    });
  }

  async #act<K extends "set_up" | "sign_in" | "sign_out" | "set_keeps_originals">(
    name: K,
    request: Commands[K]["request"],
  ): Promise<void> {
    this.error = null;
    this.busy = true;
    await this.#try(async () => this.#keep(await this.#call(name, request)));
    this.busy = false;
  }

  async #try(act: () => Promise<unknown>): Promise<void> {
    try {
      await act();
    } catch (thrown) {
      const error = AppError.from(thrown);
      // Whoever stopped it knows.
      if (error.code !== "cancelled") this.error = error;
    }
  }

  #keep(view: AccountView): void {
    this.view = view;
    if (view.standing !== "signed_in") this.stored = null;
  }
}
