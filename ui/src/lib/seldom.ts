/** What changed is asked for at most once in so many milliseconds: hundreds of files change more often than people see. */
export const CHANGED_MS = 200;

/**
 * Does something at once, and then at most once in so many milliseconds, however often it is asked for. The last time it
 * is asked for is never left out.
 */
export function seldom(act: () => void, milliseconds: number): () => void {
  let rests: ReturnType<typeof setTimeout> | null = null;
  let again = false;
  const now = (): void => {
    again = false;
    act();
    rests = setTimeout(() => {
      rests = null;
      if (again) now();
    }, milliseconds);
  };
  return () => {
    if (rests === null) now();
    else again = true;
  };
}
