import type { EvidenceCode, FindingCode, Language, SaidError, Why } from "../domain/api.gen";
import { useRegion } from "./format";
import { en, type Messages } from "./en";
import { regionFor, type Tongue, tongueFor } from "./language";
import type { Failing, Fault } from "./say";

/** The words in use. A module that keeps some of them for itself is loaded after `speak`. */
export let words: Messages = en;

const catalogues: Record<Tongue, () => Promise<Messages>> = {
  en: () => Promise.resolve(en),
  ms: async () => (await import("./ms")).ms,
  de: async () => (await import("./de")).de,
  es: async () => (await import("./es")).es,
};

/**
 * Speaks a language from now on, and writes dates and figures as its region does; answers with that region. `preferred`
 * are the languages of the system as tags, the dearest first.
 */
export async function speak(language: Language, preferred: readonly string[]): Promise<string> {
  const tongue = tongueFor(language, preferred);
  const region = regionFor(tongue, preferred);
  words = await catalogues[tongue]();
  useRegion(region);
  return region;
}

/** A reason as a short phrase; empty for a code of another version. */
export function describeWhy(why: Why): string {
  return words.evidence[why.code as EvidenceCode]?.(why.args) ?? "";
}

/** A failing rule as a sentence in two halves. */
export function describeFinding(why: Why): Failing {
  return words.finding[why.code as FindingCode]?.(why.args) ?? { facts: "", fault: "" };
}

/** An error as what happened and what to do. */
export function describeError(error: SaidError): Fault {
  return (words.error[error.code] ?? words.error.internal)(error.args);
}

/** An error of the account as what happened and what to do. */
export function describeAccountError(error: SaidError): Fault {
  return words.account.error[error.code] ?? describeError(error);
}

export type { Failing, Fault } from "./say";
