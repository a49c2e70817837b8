import { prefersReducedMotion, Tween } from "svelte/motion";
import { cubicOut } from "svelte/easing";
import type { BoundingBoxView } from "../domain/api.gen";
import {
  fitting,
  holds,
  onPage,
  scaleOf,
  seen,
  turned,
  type Camera,
  type Size,
  type View,
} from "../ui/geometry";

const LARGEST = 12;
const SMALLEST = 0.5;
/** As long as `--m-move`. */
const MOVE_MS = 140;

/** How a person looks at a page: zoom, place and turn, moved smoothly where motion is wanted. */
export class PageCamera {
  page = $state.raw<Size>({ width: 1, height: 1 });
  window = $state.raw<Size>({ width: 1, height: 1 });
  #turn = $state<Camera["turn"]>(0);
  readonly #at = new Tween({ zoom: 1, x: 0.5, y: 0.5 }, { duration: 0, easing: cubicOut });

  readonly camera = $derived<Camera>({ ...this.#at.current, turn: this.#turn });
  readonly view = $derived<View>(seen(this.camera, this.page, this.window));
  /** Pixels of the screen for one pixel of the page. */
  readonly scale = $derived(scaleOf(this.camera, this.page, this.window));
  readonly zoom = $derived(this.#at.current.zoom);
  readonly degrees = $derived(this.#turn * 90);

  /** Takes another page in hand and shows all of it. */
  show(page: Size): void {
    this.page = page;
    this.#turn = 0;
    this.fit(0);
  }

  fit(duration = MOVE_MS): void {
    const { zoom, x, y } = fitting(this.page);
    this.#move({ zoom, x, y }, duration);
  }

  rotate(): void {
    this.#turn = ((this.#turn + 1) % 4) as Camera["turn"];
    this.fit(0);
  }

  /** Zooms by a factor and keeps a point of the page where it is: the middle, or the one under the pointer. */
  zoomBy(factor: number, about?: { x: number; y: number }, duration = MOVE_MS): void {
    const from = this.#at.target;
    const zoom = Math.min(Math.max(from.zoom * factor, SMALLEST), LARGEST);
    const still = about ?? from;
    const share = from.zoom / zoom;
    this.#move(
      { zoom, x: still.x + (from.x - still.x) * share, y: still.y + (from.y - still.y) * share },
      duration,
    );
  }

  /** Moves the page under the window by pixels of the screen. */
  pan(dx: number, dy: number): void {
    const { zoom, x, y } = this.#at.target;
    const step = turned({ x: dx / this.scale, y: dy / this.scale }, { width: 0, height: 0 }, 4 - this.#turn);
    this.#move({ zoom, x: x - step.x, y: y - step.y }, 0);
  }

  /** Brings a word into view when it is not. */
  reveal(bounds: BoundingBoxView): void {
    const word = onPage(bounds, this.page);
    if (this.#turn !== 0 || !holds(this.view, word)) this.#centre(word, this.#at.target.zoom);
  }

  /** Brings a word close, or the whole page back where the word is close already. */
  approach(bounds: BoundingBoxView): void {
    const word = onPage(bounds, this.page);
    const fit = scaleOf({ ...this.camera, zoom: 1 }, this.page, this.window);
    const close = Math.min(this.window.width / (word.w * 2.2), this.window.height / (word.h * 8)) / fit;
    if (this.#at.target.zoom >= Math.min(close, LARGEST) * 0.98) this.fit();
    else this.#centre(word, Math.min(close, LARGEST));
  }

  /** The point of the page under a point of the window. */
  pointAt(x: number, y: number): { x: number; y: number } {
    const { view, scale } = this;
    return turned({ x: view.x + x / scale, y: view.y + y / scale }, this.page, 4 - this.#turn);
  }

  #centre(word: View, zoom: number): void {
    this.#move({ zoom, x: word.x + word.w / 2, y: word.y + word.h / 2 }, MOVE_MS);
  }

  #move(to: { zoom: number; x: number; y: number }, duration: number): void {
    void this.#at.set(to, { duration: prefersReducedMotion.current ? 0 : duration });
  }
}
