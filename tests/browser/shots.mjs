// Pictures of every screen, in both themes and three sizes, for people to look at: node tests/browser/shots.mjs
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { App, PATIENCE, sample } from "./app.mjs";
import { drawReceipt } from "./receipts.mjs";

const FOLDER = fileURLToPath(new URL("../../shots", import.meta.url));
const SIZES = [
  [1280, 800],
  [1024, 700],
  [1600, 1000],
];
const SAMPLES = ["receipt-my-cafe.jpg", "receipt-gb-stationer.jpg", "invoice-de-text.pdf", "passport-utopia.jpg"];

/** What is done on a screen before its picture is taken; the rest are shown as they open. */
const PRESSED = {
  palette: ["Control+k", "t", "o"],
  keys: ["F1"],
  history: ["Control+h"],
  lines: ["Control+l"],
};

const app = await App.start();
try {
  mkdirSync(FOLDER, { recursive: true });
  await take("empty", "inbox");
  const receipts = [await drawReceipt(app, "lumen.png"), await drawReceipt(app, "again.png", { scale: 0.94 })];
  await app.drop([...SAMPLES.map(sample), ...receipts], { x: 500, y: 400 });
  const rows = app.page.locator("[data-rows] a[href]");
  await rows.nth(SAMPLES.length + receipts.length - 1).waitFor({ timeout: PATIENCE });
  const bench = (await rows.filter({ hasText: "Daun" }).first().getAttribute("href")).replace(/^#\//, "");
  await makeRule(bench);
  for (const screen of ["inbox", "columns", "duplicates", "library", "export", "rules", "settings"]) await take(screen, screen);
  await take("bench", bench);
  for (const [name, keys] of Object.entries(PRESSED)) await take(name, bench, keys);
} finally {
  await app.stop();
}

/** A rule of a correction, so that there is one to look at. */
async function makeRule(bench) {
  const document = bench.split("/").pop();
  const correct = { document, field: "category", text: "Meals", place: null };
  for (const [name, request] of [["correct", correct], ["make_rule", { document }]]) {
    const body = JSON.stringify(request);
    const headers = { "content-type": "application/json" };
    await app.page.request.post(`${app.address}/rpc/${name}`, { headers, data: body });
  }
}

async function take(name, screen, keys = []) {
  for (const colorScheme of ["light", "dark"]) {
    for (const [width, height] of SIZES) {
      const page = await app.newPage({ colorScheme, viewport: { width, height } });
      await page.goto(`${app.address}/#/${screen}`);
      await page.locator("main h1, main h2").first().waitFor();
      await page.waitForTimeout(900);
      for (const key of keys) await page.keyboard.press(key);
      await page.waitForTimeout(600);
      await page.screenshot({ path: join(FOLDER, `${name}-${colorScheme}-${width}.png`) });
      await page.context().close();
    }
  }
}
