// The pictures of docs/guide.md and README.md: node tests/browser/pictures.mjs [SCENES], a pattern of names.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./app.mjs";
import { tour } from "./scenes.mjs";

const FOLDER = join(root, "docs/pictures");
const NAMED = /pictures\/([a-z-]+)\.webp/g;
/** Small enough that the text is read on a page of prose, wide enough that every reason is shown. */
const SIZE = { width: 1136, height: 710 };
/** Sharper than the screen, for those that are. */
const SCALE = 1.25;
/** Text stays clean at this, and a picture below 100 kB. */
const QUALITY = 70;
/** Left around a part of a screen, in pixels. */
const MARGIN = 14;

const [scenes] = process.argv.slice(2).map((pattern) => new RegExp(`^(${pattern})$`));
const text = ["docs/guide.md", "README.md"].map((path) => readFileSync(join(root, path), "utf8")).join();
const named = new Set([...text.matchAll(NAMED)].map(([, name]) => name));

mkdirSync(FOLDER, { recursive: true });
await tour(
  ({ name }) => named.has(name) && (scenes?.test(name) ?? true),
  ({ name, part }, see) =>
    see({ colorScheme: "light", viewport: SIZE }, async (page) => {
      const clip = { ...(part ? await around(page.locator(part)) : { x: 0, y: 0, ...SIZE }), scale: SCALE };
      const session = await page.context().newCDPSession(page);
      const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: QUALITY, clip });
      writeFileSync(join(FOLDER, `${name}.webp`), Buffer.from(data, "base64"));
    }),
);

async function around(element) {
  const { x, y, width, height } = await element.boundingBox();
  return { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
}
