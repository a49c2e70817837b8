import type { Bench } from "./bench.svelte";
import type { PageCamera } from "./camera.svelte";
import { isUntouched, pressed } from "./keys";
import { words } from "./messages";

const { keys } = words;

/** The key line of the bench, most useful first. */
export const BENCH_HINTS = [
  { keys: ["Enter"], word: keys.confirm },
  { keys: ["Tab"], word: keys.everyField },
  { keys: ["Alt+1…5"], word: keys.candidate },
  { keys: [" "], word: keys.zoom, rare: true },
  { keys: ["Mod+Z"], word: keys.undo },
  { keys: ["Escape"], word: keys.leave, rare: true },
];

/** Every key of the bench. */
export const BENCH_GROUPS = [
  {
    title: keys.go,
    keys: [
      { keys: ["Enter"], word: keys.confirm },
      { keys: ["Mod+Enter"], word: keys.acceptDocument },
      { keys: ["Tab"], word: keys.everyField },
      { keys: ["Shift+Tab"], word: keys.fieldBefore },
      { keys: ["Mod+ArrowDown"], word: keys.nextDocument },
      { keys: ["Mod+ArrowUp"], word: keys.documentBefore },
      { keys: ["Escape"], word: keys.leave },
    ],
  },
  {
    title: keys.value,
    keys: [
      { keys: ["Alt+1…5"], word: keys.candidate },
      { keys: ["Mod+Z"], word: keys.undo },
      { keys: ["Mod+Shift+Z"], word: keys.redo },
      { keys: ["Mod+M"], word: keys.show },
    ],
  },
  {
    title: keys.page,
    keys: [
      { keys: [" "], word: keys.zoom },
      { keys: ["Mod++", "Mod+-"], word: keys.zoomInOut },
      { keys: ["Mod+0"], word: keys.fit },
      { keys: ["Mod+R"], word: keys.rotate },
      { keys: ["PageDown"], word: keys.nextPage },
    ],
  },
];

/** What the keys of the bench act on. */
export interface BenchHands {
  bench: Bench;
  camera: Pick<PageCamera, "zoomBy" | "fit" | "rotate" | "approach">;
  turnPage(by: 1 | -1): void;
  leave(): void;
}

/** Does what a key of the bench says; what it does not know goes on to others. */
export function benchKey(event: KeyboardEvent, { bench, camera, turnPage, leave }: BenchHands): void {
  if (event.defaultPrevented || !bench.document) return;
  const inField = event.target instanceof HTMLInputElement;
  const choice = [1, 2, 3, 4, 5].find((number) => pressed(event, `Alt+${number}`));
  const acts: [boolean, () => unknown][] = [
    [pressed(event, "Mod+Enter"), () => bench.accept()],
    [inField && pressed(event, "Enter"), () => bench.enter()],
    [inField && pressed(event, "Tab"), () => bench.step(1)],
    [inField && pressed(event, "Shift+Tab"), () => bench.step(-1)],
    [choice !== undefined, () => bench.choose((choice ?? 1) - 1)],
    [pressed(event, "Escape"), () => (bench.isDirty ? bench.focusOn(bench.focus) : leave())],
    [pressed(event, "Mod+Z"), () => bench.undo()],
    [pressed(event, "Mod+Shift+Z"), () => bench.redo()],
    [pressed(event, "Mod+M"), () => (bench.covers ? bench.show() : bench.hide())],
    [pressed(event, "Mod+ArrowDown"), () => bench.turn(1)],
    [pressed(event, "Mod+ArrowUp"), () => bench.turn(-1)],
    [pressed(event, "PageDown"), () => turnPage(1)],
    [pressed(event, "PageUp"), () => turnPage(-1)],
    [pressed(event, "Mod+=") || pressed(event, "Mod++"), () => camera.zoomBy(1.25)],
    [pressed(event, "Mod+-"), () => camera.zoomBy(1 / 1.25)],
    [pressed(event, "Mod+0"), () => camera.fit()],
    [pressed(event, "Mod+R"), () => camera.rotate()],
    [inField && pressed(event, " ") && isUntouched(event.target), () => approach(bench, camera)],
  ];
  const act = acts.find(([meant]) => meant)?.[1];
  // At either end of the fields Tab goes on to what stands after them.
  if (act && act() !== false) event.preventDefault();
}

function approach(bench: Bench, camera: Pick<PageCamera, "approach">): void {
  const bounds = bench.place?.bounds;
  if (bounds) camera.approach(bounds);
}
