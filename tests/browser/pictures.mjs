// The pictures of docs/guide.md and README.md: node tests/browser/pictures.mjs [SCENES], a pattern of names.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./app.mjs";
import { tour } from "./scenes.mjs";

const FOLDER = join(root, "docs/pictures");
const NAMED = /pictures\/([a-z-]+)\.webp/g;
/** Small enough that the text is read on a page of prose, wide enough that every reason is shown. */
const LOOK = { colorScheme: "light", viewport: { width: 1136, height: 710 }, deviceScaleFactor: 1.25 };
/** Text stays clean at this, and a picture below 100 kB. */
const QUALITY = 72;

const [scenes] = process.argv.slice(2).map((pattern) => new RegExp(`^(${pattern})$`));
const text = ["docs/guide.md", "README.md"].map((path) => readFileSync(join(root, path), "utf8")).join();
const named = new Set([...text.matchAll(NAMED)].map(([, name]) => name));

mkdirSync(FOLDER, { recursive: true });
await tour(
  ({ name }) => named.has(name) && (scenes?.test(name) ?? true),
  ({ name, part }, see) =>
    see(LOOK, async (page) => {
      const clip = part && { ...(await page.locator(part).boundingBox()), scale: 1 };
      const session = await page.context().newCDPSession(page);
      const asked = { format: "webp", quality: QUALITY, ...(clip && { clip }) };
      const { data } = await session.send("Page.captureScreenshot", asked);
      writeFileSync(join(FOLDER, `${name}.webp`), Buffer.from(data, "base64"));
    }),
);
