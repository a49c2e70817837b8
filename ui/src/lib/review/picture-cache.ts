/** Pictures kept: of the page on the desk, of both neighbours, and of the document that follows. */
const MOST = 4;

/** Pictures that are likely shown next, fetched and decoded. One that nobody holds is fetched anew each time. */
export class PictureCache {
  /** By their addresses, the one asked for last at the end. */
  readonly #held = new Map<string, HTMLImageElement>();

  /** Sees to it that a picture is here, and lets go of those not asked for since. */
  keep(address: string): void {
    const picture = this.#held.get(address) ?? new Image();
    this.#held.delete(address);
    this.#held.set(address, picture);
    if (picture.src === "") {
      picture.src = address;
      // What cannot be fetched or decoded is said where it is shown.
      picture.decode().catch(() => this.#held.delete(address));
    }
    const [oldest] = this.#held.keys();
    if (this.#held.size > MOST && oldest !== undefined) this.#held.delete(oldest);
  }
}
