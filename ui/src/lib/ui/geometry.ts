import type { BoundingBoxView } from "../domain/api.gen";

/** A part of a page in its pixels: what an SVG shows through its `viewBox`. */
export interface View {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Width and height, in pixels of the page or of the screen. */
export interface Size {
  width: number;
  height: number;
}

/** A point on a page, in pixels or in fractions of it. */
export interface Point {
  x: number;
  y: number;
}

/** Whether a box holds a point, both in fractions of a page. */
export function pointIn({ x, y, w, h }: BoundingBoxView, at: Point): boolean {
  return at.x >= x && at.x <= x + w && at.y >= y && at.y <= y + h;
}

/** Whether a box holds the middle of another. */
export function middleIn(box: BoundingBoxView, inner: BoundingBoxView): boolean {
  return pointIn(box, { x: inner.x + inner.w / 2, y: inner.y + inner.h / 2 });
}

/** The smallest box around some. */
export function around(boxes: readonly BoundingBoxView[]): BoundingBoxView {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  return {
    x,
    y,
    w: Math.max(...boxes.map((box) => box.x + box.w)) - x,
    h: Math.max(...boxes.map((box) => box.y + box.h)) - y,
  };
}

/** The box between two corners, within the page. */
export function between(one: Point, other: Point): BoundingBoxView {
  const within = (number: number): number => Math.min(Math.max(number, 0), 1);
  const corners = [one, other].map(({ x, y }) => ({ x: within(x), y: within(y), w: 0, h: 0 }));
  return around(corners);
}

/** `viewBox` of a view. */
export function viewBox({ x, y, w, h }: View): string {
  return [x, y, w, h].map((number) => Math.round(number * 100) / 100).join(" ");
}

/** The outline of a box as path data; one inside another makes a hole under the even-odd rule. */
export function outline({ x, y, w, h }: View): string {
  return `M${x} ${y}h${w}v${h}h${-w}z`;
}

/** A box in fractions of a page as pixels of that page. */
export function onPage({ x, y, w, h }: BoundingBoxView, page: Size): View {
  return { x: x * page.width, y: y * page.height, w: w * page.width, h: h * page.height };
}

/** A view grown by a margin on every side. */
export function grown({ x, y, w, h }: View, margin: number): View {
  return { x: x - margin, y: y - margin, w: w + 2 * margin, h: h + 2 * margin };
}

/** The part of a page that a strip of this shape shows of a word: as large as fits, at the strip's left or right edge. */
export function strip(word: View, shape: Size, edge: "left" | "right"): View {
  const aspect = Math.max(shape.width, 1) / Math.max(shape.height, 1);
  const margin = word.h * 0.3;
  const h = Math.max(word.h + 2 * margin, (word.w + 2 * margin) / aspect);
  const w = h * aspect;
  const x = edge === "left" ? word.x - margin : word.x + word.w + margin - w;
  return { x, y: word.y + word.h / 2 - h / 2, w, h };
}

/** A page seen through a window: `zoom` 1 fits it in, the centre is in pixels of the page, `turn` in quarters. */
export interface Camera {
  zoom: number;
  x: number;
  y: number;
  turn: 0 | 1 | 2 | 3;
}

/** The camera that shows a whole page. */
export function fitting(page: Size, turn: Camera["turn"] = 0): Camera {
  return { zoom: 1, x: page.width / 2, y: page.height / 2, turn };
}

/** Pixels of the window for one pixel of the page. */
export function scaleOf(camera: Camera, page: Size, window: Size): number {
  const [width, height] = camera.turn % 2 === 0 ? [page.width, page.height] : [page.height, page.width];
  return camera.zoom * Math.min(window.width / width, window.height / height);
}

/** What the window shows. A turned page is turned about its centre, so the view follows the centre round. */
export function seen(camera: Camera, page: Size, window: Size): View {
  const scale = scaleOf(camera, page, window) || 1;
  const [w, h] = [window.width / scale, window.height / scale];
  const at = turned({ x: camera.x, y: camera.y }, page, camera.turn);
  return { x: at.x - w / 2, y: at.y - h / 2, w, h };
}

/** A point of the page after turning the page about its centre. */
export function turned(point: { x: number; y: number }, page: Size, turn: number): { x: number; y: number } {
  const [cx, cy] = [page.width / 2, page.height / 2];
  let [dx, dy] = [point.x - cx, point.y - cy];
  for (let quarter = 0; quarter < ((turn % 4) + 4) % 4; quarter += 1) [dx, dy] = [-dy, dx];
  return { x: cx + dx, y: cy + dy };
}

/** Whether a view holds a box entirely. */
export function holds(view: View, box: View): boolean {
  return (
    box.x >= view.x && box.y >= view.y && box.x + box.w <= view.x + view.w && box.y + box.h <= view.y + view.h
  );
}
