import { amount, bytes, count } from "./format";

/** Arguments of a code by name, as plain text. */
export type Args = Readonly<Record<string, string>>;

/** A failing rule: what was found, and what speaks against it. */
export interface Failing {
  facts: string;
  fault: string;
}

/** A file that could not be read, or an act that failed: what happened, and what to do. */
export interface Fault {
  what: string;
  remedy: string;
}

/** An argument as it came, empty where it is missing. */
export const arg = (args: Args, name: string): string => args[name] ?? "";

/** Whether a format is one of archives: a ZIP in another one, and all others are not opened. */
export const isArchive = (format: string): boolean =>
  ["ZIP", "RAR", "7Z", "TAR", "GZ", "BZ2", "XZ", "ZST"].includes(format);

/** An argument that is an amount. */
export const money = (args: Args, name: string): string => amount(arg(args, name));

/** An argument that counts bytes. */
export const size = (args: Args, name: string): string => bytes(Number(arg(args, name)));

/** How far two plain decimals lie apart, to say by how much a sum misses. Shown, never kept. */
export function apart(one: string, other: string): string {
  const digits = Math.max(...[one, other].map((text) => text.split(".")[1]?.length ?? 0));
  return amount(Math.abs(Number(one) - Number(other)).toFixed(digits));
}

/** Says "1 file" and "2 files" by the plural rules of a language that has two forms. */
export function counting(language: string): (number: number, one: string, other: string) => string {
  const rules = new Intl.PluralRules(language);
  return (number, one, other) => `${count(number)} ${rules.select(number) === "one" ? one : other}`;
}
