import { expect, test } from "vitest";
import { speak, words } from ".";
import { day } from "./format";
import { regionFor, tongueFor } from "./language";

test("the system's language is spoken where it can be", () => {
  expect(tongueFor("system", ["fr-FR", "de-AT", "en-US"])).toBe("de");
  expect(tongueFor("system", ["fr-FR"])).toBe("en");
  expect(tongueFor("ms", ["de-AT"])).toBe("ms");
});

test("a region counts only within the language", () => {
  expect(regionFor("en", ["de-DE", "en-US"])).toBe("en-US");
  expect(regionFor("en", ["fr-FR"])).toBe("en-GB");
  expect(regionFor("en", ["en"])).toBe("en-GB");
  expect(regionFor("de", ["de-AT"])).toBe("de-AT");
});

test("words and dates change together", async () => {
  await speak("de", ["en-GB"]);
  expect(words.app.settings).toBe("Einstellungen");
  expect(day("2026-10-03")).toBe("03. Okt. 2026");
  await speak("system", ["en-GB"]);
  expect(words.app.settings).toBe("Settings");
  expect(day("2026-10-03")).toBe("03 Oct 2026");
});
