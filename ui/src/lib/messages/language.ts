import type { Language } from "../domain/api.gen";

/** A language that Vouch speaks. */
export type Tongue = Exclude<Language, "system">;

/** What each calls itself, and the region whose dates and figures go with it where the system names none. */
export const tongues: Record<Tongue, { name: string; region: string }> = {
  en: { name: "English", region: "en-GB" },
  ms: { name: "Bahasa Melayu", region: "ms-MY" },
  de: { name: "Deutsch", region: "de-DE" },
  es: { name: "Español", region: "es-ES" },
};

const tongueOf = (tag: string): string => tag.split("-")[0]?.toLowerCase() ?? "";
const isSpoken = (tongue: string): tongue is Tongue => tongue in tongues;

/** The language to speak: the chosen one, else the first of the system's that Vouch speaks, else English. */
export function tongueFor(chosen: Language, preferred: readonly string[]): Tongue {
  return chosen === "system" ? (preferred.map(tongueOf).find(isSpoken) ?? "en") : chosen;
}

/** The region of dates and figures: the system's where its language is the one spoken, so that words and figures agree. */
export function regionFor(tongue: Tongue, preferred: readonly string[]): string {
  return preferred.find((tag) => tongueOf(tag) === tongue && tag.includes("-")) ?? tongues[tongue].region;
}
