import type { Acts, Hint } from "../shell/actions";
import type { Bench } from "./bench.svelte";
import type { PageCamera } from "./camera.svelte";
import { filled, merged, removed, split } from "./line-rows";
import type { Lines } from "./lines.svelte";
import { words } from "../messages";
import type { PaletteEntry } from "../shell/palette";
import type { PageSplitter } from "./page-splitter.svelte";
import type { PagePointer } from "./page-pointer.svelte";

const { keys } = words;

/** The key line of the bench, most useful first. */
export const BENCH_HINTS: Hint[] = [
  { of: ["confirm"] },
  { of: ["fieldNext"], word: keys.everyField },
  { of: ["candidate1", "candidate2", "candidate3", "candidate4", "candidate5"], word: keys.choose },
  { of: ["readAgain"], word: keys.readAgain },
  { of: ["undo"] },
  { of: ["words"], word: keys.holdForWords, rare: true },
  { of: ["leave"], rare: true },
];

/** The key line while a line is being written. */
export const LINE_HINTS: Hint[] = [
  { of: ["lineBefore", "lineNext"], word: keys.move },
  { of: ["lineAdd"] },
  { of: ["lineSplit"] },
  { of: ["lineMerge"] },
  { of: ["lineFill"] },
  { of: ["lineDelete"], rare: true },
  { of: ["undo"], rare: true },
];

/** What the acts of the bench work on. */
export interface BenchContext {
  bench: Bench;
  pagePointer: PagePointer;
  lines: Lines;
  splitter: PageSplitter;
  /** Index of the page on the desk. */
  pageOnDesk(): number;
  camera: Pick<PageCamera, "zoomBy" | "fit" | "rotate" | "approach" | "pan">;
  turnPage(by: 1 | -1): void;
  leave(): void;
}

/** How far one key moves the page, in pixels of the screen. */
const STEP = 80;
const ZOOM = 1.25;

/** Everything that can be done on the bench. */
export function benchActs(context: BenchContext): Acts {
  const { bench, pagePointer, lines, splitter, pageOnDesk, camera, turnPage, leave } = context;
  const choose = (number: number) => () => bench.choose(number - 1);
  return {
    confirm: () => bench.enter(),
    accept: () => bench.accept(),
    // At either end of the fields Tab goes on to what stands after them.
    fieldNext: () => bench.step(1),
    fieldBefore: () => bench.step(-1),
    documentNext: () => bench.turn(1),
    documentBefore: () => bench.turn(-1),
    leave: () => (bench.isDirty ? bench.focusOn(bench.focus) : leave()),
    candidate1: choose(1),
    candidate2: choose(2),
    candidate3: choose(3),
    candidate4: choose(4),
    candidate5: choose(5),
    readAgain: () => pagePointer.readAgain(),
    repair1: () => bench.repair(0),
    repair2: () => bench.repair(1),
    repair3: () => bench.repair(2),
    history: () => bench.turnHistory(),
    show: () => (bench.covers ? bench.show() : bench.hide()),
    undo: () => bench.undo(),
    redo: () => bench.redo(),
    zoomToWord: () => bench.place?.bounds && camera.approach(bench.place.bounds),
    zoomIn: () => camera.zoomBy(ZOOM),
    zoomOut: () => camera.zoomBy(1 / ZOOM),
    fit: () => camera.fit(),
    rotate: () => camera.rotate(),
    panLeft: () => camera.pan(STEP, 0),
    panRight: () => camera.pan(-STEP, 0),
    panUp: () => camera.pan(0, STEP),
    panDown: () => camera.pan(0, -STEP),
    pageNext: () => turnPage(1),
    pageBefore: () => turnPage(-1),
    words: () => pagePointer.pin(),
    splitPage: () => splitter.splitBefore(pageOnDesk()),
    cutPage: () => splitter.begin(pageOnDesk(), pagePointer.words),
    joinBeside: () => splitter.join(),
    lines: () => lines.enter("items"),
    lineNext: () => lines.step(1),
    lineBefore: () => lines.step(-1),
    lineAdd: () => lines.add(),
    lineDelete: () => lines.change(removed),
    lineSplit: () => lines.change(split),
    lineMerge: () => lines.change(merged),
    lineFill: () => lines.change(filled),
  };
}

/** The fields of a document as places that the palette leads to. */
export function benchPlaces(bench: Bench): PaletteEntry[] {
  return bench.fields.map(({ name }) => ({
    label: words.field[name],
    note: words.palette.field,
    run: () => bench.focusOn(name),
  }));
}
