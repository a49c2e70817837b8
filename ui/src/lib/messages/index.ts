import type { EvidenceCode, FindingCode, SaidError, Why } from "../api.gen";
import { en } from "./en";
import type { Failing, Fault } from "./say";

/** Every word the UI can say. Another language is a file of this type. */
export type Messages = typeof en;

/** The words in use. */
export const words: Messages = en;

/** A reason as a short phrase; empty for a code of another version. */
export function saidWhy(why: Why): string {
  return words.evidence[why.code as EvidenceCode]?.(why.args) ?? "";
}

/** A failing rule as a sentence in two halves. */
export function saidFinding(why: Why): Failing {
  return words.finding[why.code as FindingCode]?.(why.args) ?? { facts: "", fault: "" };
}

/** An error as what happened and what to do. */
export function saidError(error: SaidError): Fault {
  return (words.error[error.code] ?? words.error.internal)(error.args);
}

/** An error of the account as what happened and what to do. */
export function saidAccountError(error: SaidError): Fault {
  return words.account.error[error.code] ?? saidError(error);
}

export type { Failing, Fault } from "./say";
