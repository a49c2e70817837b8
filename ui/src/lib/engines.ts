/** The engine that reads in the person's own account; without a name it is the one on this computer. */
export const AMAZON = "textract";

/** The engine of this computer. */
export const DEVICE = "device";

/** The engine whose target lies under a point of the window; `null` where none does. */
export function engineAt({ x, y }: { x: number; y: number }): string | null {
  const target = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-engine]");
  return target?.dataset.engine ?? null;
}
