import type { CellView } from "../domain/api.gen";
import type { CellGroup } from "./columns.svelte";
import { drawnOf } from "../ui/virtual-rows";

/** Height of a heading, and of the lines under a snippet: one, or two where the reason is said as well. In rem. */
export const HEADING = 2.125;
const LINES = { odd: 2.75, others: 1.5 };
/** What stands around the lines of a cell: its snippet, its padding and its border, in pixels. */
const AROUND = 57;
/** Rows drawn beyond the edge: each is a hundred pixels high. */
const MARGIN = 2;

/** A heading with the cells under it, and where its rows stand, in pixels from the top of the list. */
export interface CellRows {
  group: CellGroup;
  cells: readonly CellView[];
  begins: number;
  rowHeight: number;
  /** Cells side by side. */
  across: number;
  /** Number of rows. */
  rows: number;
}

/** A cell and where it stands. */
export interface PlacedCell {
  cell: CellView;
  /** Which of its group it is, from 0. */
  at: number;
  /** Pixels from where the rows of its group begin. */
  top: number;
  /** Which of its row it is, from 0. */
  column: number;
}

/** Lays groups of cells out one below the other; `rem` is the size of the root's type, in pixels. */
export function laidOut(
  groups: readonly { group: CellGroup; cells: readonly CellView[] }[],
  across: number,
  rem: number,
): CellRows[] {
  let end = 0;
  return groups.map(({ group, cells }) => {
    const rowHeight = AROUND + rem * (group === "odd" ? LINES.odd : LINES.others);
    const rows = Math.ceil(cells.length / across);
    const begins = end + HEADING * rem;
    end = begins + rows * rowHeight;
    return { group, cells, begins, rowHeight, across, rows };
  });
}

/** The cells of a group that are drawn: those in view and a few around them, and the row of the one in focus. */
export function drawnCells(
  { cells, begins, rowHeight, across, rows }: CellRows,
  view: { top: number; height: number },
  current: string | null,
): PlacedCell[] {
  const focus = cells.findIndex(({ document }) => document === current);
  const drawn = drawnOf({
    count: rows,
    rowHeight,
    top: view.top - begins,
    height: view.height,
    also: focus < 0 ? -1 : Math.floor(focus / across),
    margin: MARGIN,
  });
  return drawn.flatMap((row) =>
    cells.slice(row * across, (row + 1) * across).map((cell, column) => ({
      cell,
      at: row * across + column,
      top: row * rowHeight,
      column,
    })),
  );
}

/** The cells from the one in focus to the last that begins above an edge, in pixels from the top of the list. */
export function restAbove(groups: readonly CellRows[], edge: number, current: string | null): CellView[] {
  const above = groups.flatMap(({ cells, begins, rowHeight, across }) =>
    cells.filter((_, at) => begins + Math.floor(at / across) * rowHeight < edge),
  );
  return above.slice(
    Math.max(
      above.findIndex(({ document }) => document === current),
      0,
    ),
  );
}
