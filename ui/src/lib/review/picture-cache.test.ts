import { afterEach, expect, test, vi } from "vitest";
import { PictureCache } from "./picture-cache";

let made: string[] = [];

class FakeImage {
  #src = "";
  get src(): string {
    return this.#src;
  }
  set src(address: string) {
    this.#src = address;
    made.push(address);
  }
  decode(): Promise<void> {
    return this.#src === "broken" ? Promise.reject(new Error("broken")) : Promise.resolve();
  }
}

afterEach(() => {
  vi.unstubAllGlobals();
  made = [];
});

test("a picture is fetched once while it is held, and the one not asked for longest is let go of", async () => {
  vi.stubGlobal("Image", FakeImage);
  const pictures = new PictureCache();
  for (const address of ["a", "b", "c", "a", "d", "e", "a", "b"]) pictures.keep(address);
  expect(made).toEqual(["a", "b", "c", "d", "e", "b"]);
  pictures.keep("broken");
  await Promise.resolve();
  pictures.keep("broken");
  expect(made.slice(6)).toEqual(["broken", "broken"]);
});
