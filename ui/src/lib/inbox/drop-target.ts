/** The engine whose target lies under a point of the window; `null` where none does. */
export function engineAt({ x, y }: { x: number; y: number }): string | null {
  const target = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-engine]");
  return target?.dataset.engine ?? null;
}
