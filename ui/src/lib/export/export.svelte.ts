import type { ExportPreview, ExportRequest, ProfileView, TableName, Written } from "../domain/api.gen";
import type { Period } from "../domain/period";
import type { Platform } from "../platform";
import { AppError, type Call } from "../platform/rpc";

/** Which rows leave, and how they are written. */
export class ExportStore {
  table = $state<TableName>("receipts");
  profile = $state("neutral");
  period = $state.raw<Period>({ from: null, to: null });
  finishedOnly = $state(false);
  /** Only these documents, by their ids; `null` for all. */
  only = $state.raw<string[] | null>(null);

  profiles = $state<ProfileView[]>([]);
  preview = $state<ExportPreview | null>(null);
  written = $state<Written | null>(null);
  error = $state<AppError | null>(null);

  readonly chosen = $derived(this.profiles.find(({ name }) => name === this.profile) ?? null);
  readonly fileName = $derived(
    ["vouch", this.table.replace("_", "-"), this.period.from, this.period.to].filter(Boolean).join("-") +
      ".csv",
  );

  readonly #call: Call;
  readonly #platform: Pick<Platform, "saveExport">;
  #question = 0;

  constructor(call: Call, platform: Pick<Platform, "saveExport">) {
    this.#call = call;
    this.#platform = platform;
  }

  /** Asks which profiles there are. */
  async open(): Promise<void> {
    await this.#try(async () => {
      this.profiles = await this.#call("profiles", {});
      if (!this.chosen) this.profile = this.profiles[0]?.name ?? this.profile;
    });
  }

  /** Asks for the first rows of the choice of now. */
  async loadPreview(): Promise<void> {
    const question = ++this.#question;
    await this.#try(async () => {
      const preview = await this.#call("preview_export", this.#request());
      if (question !== this.#question) return;
      this.preview = preview;
      this.error = null;
    });
  }

  /** Asks where to and writes the file. */
  async save(): Promise<void> {
    this.written = null;
    await this.#try(async () => {
      this.written = await this.#platform.saveExport(this.#request(), this.fileName);
    });
  }

  /** Moves to the next or previous profile. */
  step(by: 1 | -1): void {
    const at = this.profiles.findIndex(({ name }) => name === this.profile);
    this.profile = this.profiles[at + by]?.name ?? this.profile;
  }

  #request(): ExportRequest {
    const { table, profile, period, finishedOnly, only } = this;
    return { table, profile, ...period, finishedOnly, ...(only ? { documents: only } : {}) };
  }

  async #try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (thrown) {
      this.error = AppError.from(thrown);
    }
  }
}
