// Another language: chosen, kept, and nothing of it cut off, in a small window and at twice the size.
import assert from "node:assert/strict";
import { journey, PATIENCE } from "./app.mjs";
import { drawReceipt } from "./receipts.mjs";

const LANGUAGES = ["en", "ms", "de", "es"];
const SCREENS = ["inbox", "columns", "library", "export", "settings"];
const SMALL = { width: 1024, height: 700 };
/** What is left of 1280 × 800 for a person who magnifies to 200 %. */
const MAGNIFIED = { width: 640, height: 400 };

journey("a language is chosen, spoken at once, and kept", async (app) => {
  const { page } = app;
  await app.go("settings");
  await page.getByRole("radio", { name: "Deutsch" }).check();
  await page.getByRole("heading", { name: "Einstellungen" }).waitFor();
  assert.match(await page.evaluate(() => document.documentElement.lang), /^de/);
  await page.reload();
  await page.getByRole("heading", { name: "Einstellungen" }).waitFor();
  await page.getByRole("radio", { name: "English" }).check();
  await page.getByRole("heading", { name: "Settings" }).waitFor();
});

journey("nothing is cut off in any language, in a small window", async (app) => {
  const bench = await withReceipt(app);
  for (const language of LANGUAGES) {
    await app.call("set_preferences", { theme: "system", language, keys: {} });
    const page = await app.newPage({ viewport: SMALL });
    for (const screen of [...SCREENS, bench]) {
      await show(app, page, screen);
      assert.deepEqual(await page.evaluate(cutOff), [], `${language}, ${screen}`);
    }
    await page.context().close();
  }
});

journey("everything is there at 200 %", async (app) => {
  const bench = await withReceipt(app);
  const page = await app.newPage({ viewport: MAGNIFIED, deviceScaleFactor: 2 });
  for (const screen of [...SCREENS, bench]) {
    await show(app, page, screen);
    assert.deepEqual(await page.evaluate(outOfReach), [], screen);
  }
});

/** Brings a receipt in and answers where its bench is. */
async function withReceipt(app) {
  await app.drop([await drawReceipt(app)], { x: 500, y: 400 });
  const row = app.page.locator("[data-rows] a[href^='#/document/']").first();
  await row.waitFor({ timeout: PATIENCE });
  return (await row.getAttribute("href")).replace(/^#\//, "");
}

async function show(app, page, screen) {
  await page.goto(`${app.address}/#/${screen}`);
  await page.reload();
  await page.locator("main h1, main h2").first().waitFor();
  await page.waitForTimeout(300);
}

/** Words of the screens, not of documents, that do not fit into their place. */
function cutOff() {
  const words = document.querySelectorAll("button, nav a, h1, h2, h3, dt, th, legend, kbd, label > span, footer *, .label");
  const isCut = (element) => {
    const { overflowX } = getComputedStyle(element);
    return element.checkVisibility() && !element.closest(".vh") && overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
  };
  return [...words].filter(isCut).map(({ className, textContent }) => `${className}: ${textContent.trim()}`);
}

/** Things to press or to type into that no scrolling brings into view. */
function outOfReach() {
  const lost = [];
  for (const element of document.querySelectorAll("button, a[href], input, select")) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    element.scrollIntoView({ block: "nearest", inline: "nearest" });
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const seen = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
    if (!seen) lost.push(element.ariaLabel ?? element.textContent.trim() ?? element.tagName);
  }
  if (document.documentElement.scrollWidth > innerWidth + 1) lost.push("the page is wider than the window");
  return lost;
}
