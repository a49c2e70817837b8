/** Keys by name, such as `Mod+Shift+Z`: `Mod` is Ctrl, and ⌘ on a Mac. */

const onMac = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? "");

/** The parts of a name; a plus at its end is a key. */
function partsOf(name: string): string[] {
  return name.split(/\+(?=.)/);
}

/** Whether a pressed key is the one of this name. */
export function pressed(event: KeyboardEvent, name: string, mac = onMac): boolean {
  const parts = partsOf(name);
  const key = parts.pop() ?? "";
  const wanted = new Set(parts);
  return (
    (mac ? event.metaKey : event.ctrlKey) === wanted.has("Mod") &&
    (mac ? event.ctrlKey : event.metaKey) === false &&
    event.altKey === wanted.has("Alt") &&
    (isSign(key) || event.shiftKey === wanted.has("Shift")) &&
    ((wanted.has("Alt") || wanted.has("Mod")) && /^\d$/.test(key)
      ? event.code === `Digit${key}`
      : event.key.toLowerCase() === key.toLowerCase())
  );
}

/** A sign such as `?` or `+` needs Shift on some keyboards and not on others. */
export function isSign(key: string): boolean {
  return key.length === 1 && !/[a-z0-9 ]/i.test(key);
}

const SHOWN: Record<string, string> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  Delete: "Del",
  Insert: "Ins",
  PageDown: "Page ↓",
  PageUp: "Page ↑",
  " ": "Space",
};
const SHOWN_ON_MAC: Record<string, string> = { ...SHOWN, Mod: "⌘", Alt: "⌥", Shift: "⇧", Enter: "↩" };

/** A key as it stands on keycaps: `Mod+Enter` as Ctrl Enter, ⌘ ↩ on a Mac. */
export function keycap(name: string, mac = onMac): string {
  const shown = mac ? SHOWN_ON_MAC : { ...SHOWN, Mod: "Ctrl" };
  return partsOf(name)
    .map((part) => shown[part] ?? part)
    .join(" ");
}

/** Whether the person is typing somewhere, so that single letters mean themselves. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.matches("input:not([type=checkbox]):not([type=radio]), select, textarea")
  );
}

/** Whether all the text of an input is chosen: a space or a question mark would only wipe it out, and may mean more. */
export function isUntouched(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement &&
    target.selectionStart === 0 &&
    target.selectionEnd === target.value.length
  );
}

/** The name of a pressed key, as a person gives it to an action; `null` while only Ctrl, Alt or Shift is down. */
export function nameOf(event: KeyboardEvent, mac = onMac): string | null {
  if (["Control", "Shift", "Alt", "Meta", "AltGraph"].includes(event.key)) return null;
  const digit = (event.altKey || event.ctrlKey || event.metaKey) && /^Digit(\d)$/.exec(event.code)?.[1];
  const key = digit || (event.key.length === 1 ? event.key.toUpperCase() : event.key);
  const held = [
    (mac ? event.metaKey : event.ctrlKey) && "Mod",
    event.altKey && "Alt",
    event.shiftKey && !isSign(key) && "Shift",
  ];
  return [...held.filter(Boolean), key].join("+");
}

/** Keys that differ only by a digit as one: Alt+1, Alt+2, Alt+3 as Alt+1…3. */
export function gathered(names: readonly string[]): string[] {
  const cut = names.map((name) => /^(.*\+)?(\d)$/.exec(name));
  const [first, last] = [cut[0], cut.at(-1)];
  const alike = cut.length > 2 && cut.every((one) => one !== null && one[1] === first?.[1]);
  return alike && first && last ? [`${first[0]}…${last[2] ?? ""}`] : [...names];
}
