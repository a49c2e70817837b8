import { expect, test } from "vitest";
import { keycap, pressed } from "./keys";

function event(key: string, held: Partial<KeyboardEvent> = {}): KeyboardEvent {
  return {
    key,
    code: "",
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...held,
  } as KeyboardEvent;
}

test("a key is known with exactly what is held", () => {
  expect(pressed(event("Enter"), "Enter", false)).toBe(true);
  expect(pressed(event("Enter", { ctrlKey: true }), "Enter", false)).toBe(false);
  expect(pressed(event("Enter", { ctrlKey: true }), "Mod+Enter", false)).toBe(true);
  expect(pressed(event("z", { ctrlKey: true }), "Mod+Z", false)).toBe(true);
  expect(pressed(event("Z", { ctrlKey: true, shiftKey: true }), "Mod+Z", false)).toBe(false);
  expect(pressed(event("Z", { ctrlKey: true, shiftKey: true }), "Mod+Shift+Z", false)).toBe(true);
});

test("a Mac holds ⌘ where others hold Ctrl", () => {
  expect(pressed(event("z", { metaKey: true }), "Mod+Z", true)).toBe(true);
  expect(pressed(event("z", { ctrlKey: true }), "Mod+Z", true)).toBe(false);
});

test("Alt and a digit are known by their place: the character differs from keyboard to keyboard", () => {
  expect(pressed(event("¡", { altKey: true, code: "Digit1" }), "Alt+1", true)).toBe(true);
});

test("signs are known with Shift and without", () => {
  expect(pressed(event("?", { shiftKey: true }), "?", false)).toBe(true);
  expect(pressed(event("+", { ctrlKey: true }), "Mod++", false)).toBe(true);
  expect(pressed(event("-", { ctrlKey: true }), "Mod+-", false)).toBe(true);
});

test("keycaps read as on the keyboard", () => {
  expect(keycap("Mod+Shift+Z", false)).toBe("Ctrl Shift Z");
  expect(keycap("Mod+Enter", true)).toBe("⌘ ↩");
  expect(keycap("Alt+1…5", false)).toBe("Alt 1…5");
  expect(keycap("Mod++", false)).toBe("Ctrl +");
  expect(keycap(" ", false)).toBe("Space");
});
