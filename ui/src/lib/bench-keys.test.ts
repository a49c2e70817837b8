import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Bench } from "./bench.svelte";
import { benchKey } from "./bench-keys";

class Input {
  value = "03/04/26";
  selectionStart = 0;
  selectionEnd = 8;
}

beforeAll(() => vi.stubGlobal("HTMLInputElement", Input));

const camera = { zoomBy: vi.fn(), fit: vi.fn(), rotate: vi.fn(), approach: vi.fn() };
const bench = {
  document: {},
  focus: "date",
  isDirty: false,
  covers: true,
  place: { page: 0, bounds: { x: 0, y: 0, w: 1, h: 1 } },
  enter: vi.fn(),
  accept: vi.fn(),
  step: vi.fn(() => true),
  choose: vi.fn(),
  undo: vi.fn(),
  redo: vi.fn(),
  show: vi.fn(),
  hide: vi.fn(),
  turn: vi.fn(),
  focusOn: vi.fn(),
};
const turnPage = vi.fn();
const leave = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  bench.isDirty = false;
});

function press(key: string, held: Partial<KeyboardEvent> = {}, target: unknown = new Input()): boolean {
  const preventDefault = vi.fn();
  const event = {
    key,
    code: "",
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    defaultPrevented: false,
    preventDefault,
    target,
    ...held,
  };
  benchKey(event as unknown as KeyboardEvent, { bench: bench as unknown as Bench, camera, turnPage, leave });
  return preventDefault.mock.calls.length > 0;
}

test("each key does its one thing", () => {
  press("Enter");
  expect(bench.enter).toHaveBeenCalledOnce();
  press("Enter", { ctrlKey: true });
  expect(bench.accept).toHaveBeenCalledOnce();
  press("2", { altKey: true, code: "Digit2" });
  expect(bench.choose).toHaveBeenCalledExactlyOnceWith(1);
  press("z", { ctrlKey: true });
  expect(bench.undo).toHaveBeenCalledOnce();
  press("Z", { ctrlKey: true, shiftKey: true });
  expect(bench.redo).toHaveBeenCalledOnce();
  press("m", { ctrlKey: true });
  expect(bench.show).toHaveBeenCalledOnce();
  press("ArrowDown", { ctrlKey: true });
  expect(bench.turn).toHaveBeenCalledExactlyOnceWith(1);
  press("r", { ctrlKey: true });
  expect(camera.rotate).toHaveBeenCalledOnce();
  press("PageDown");
  expect(turnPage).toHaveBeenCalledExactlyOnceWith(1);
});

test("Tab walks the fields, and goes on beyond the last", () => {
  expect(press("Tab")).toBe(true);
  bench.step.mockReturnValueOnce(false);
  expect(press("Tab")).toBe(false);
});

test("Escape first drops what is typed, then leaves", () => {
  bench.isDirty = true;
  press("Escape");
  expect(bench.focusOn).toHaveBeenCalledExactlyOnceWith("date");
  expect(leave).not.toHaveBeenCalled();
  bench.isDirty = false;
  press("Escape");
  expect(leave).toHaveBeenCalledOnce();
});

test("letters are letters: nothing fires while a person types", () => {
  for (const key of ["a", "x", "?", "1", "r"]) expect(press(key)).toBe(false);
  const caretInText = Object.assign(new Input(), { selectionStart: 3, selectionEnd: 3 });
  expect(press(" ", {}, caretInText)).toBe(false);
  expect(press(" ")).toBe(true);
  expect(camera.approach).toHaveBeenCalledOnce();
});

test("Enter on a button is the button's", () => {
  expect(press("Enter", {}, {})).toBe(false);
  expect(bench.enter).not.toHaveBeenCalled();
});
