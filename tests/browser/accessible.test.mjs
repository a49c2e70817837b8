// No screen breaks a rule of accessibility, in any theme, at any size the window has.
import assert from "node:assert/strict";
import { AXE, journey, PATIENCE } from "./app.mjs";
import { drawReceipt } from "./receipts.mjs";

const LOOKS = [
  { colorScheme: "light", viewport: { width: 1280, height: 800 } },
  { colorScheme: "dark", viewport: { width: 1024, height: 700 } },
  { colorScheme: "light", contrast: "more", viewport: { width: 1024, height: 700 } },
  { colorScheme: "dark", contrast: "more", viewport: { width: 1280, height: 800 } },
];

const SCREENS = ["inbox", "columns", "duplicates", "library", "export", "rules", "settings"];

/** What lies over the bench once these keys are pressed: the palette, the keys, the history, the lines. */
const OVER = [["Control+k", "t", "o"], ["F1"], ["Control+h"], ["Control+l"]];

journey("every screen, empty and filled, in every theme", async (app) => {
  await checkAll(app, SCREENS);

  await app.drop([await drawReceipt(app)], { x: 500, y: 400 });
  const document = app.page.locator("[data-rows] a[href]").first();
  await app.go("inbox");
  await document.waitFor({ timeout: PATIENCE });
  const bench = (await document.getAttribute("href")).replace(/^#\//, "");
  await checkAll(app, [...SCREENS, bench]);
  for (const keys of OVER) await checkAll(app, [bench], keys);
});

journey("everything can be reached by keyboard, and focus is always seen", async (app) => {
  const { page } = app;
  for (const screen of SCREENS) {
    await app.go(screen);
    await page.locator("main h1").first().waitFor();
    const reached = new Set();
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press("Tab");
      const focus = await page.evaluate(() => {
        const element = document.activeElement;
        if (!element || element === document.body) return null;
        const seen = [element, ...ancestors(element)].some((one) => getComputedStyle(one).outlineStyle !== "none");
        return { name: element.ariaLabel ?? element.textContent?.trim() ?? element.tagName, seen };
        function ancestors(one) {
          return one.parentElement ? [one.parentElement, ...ancestors(one.parentElement)] : [];
        }
      });
      // After the last element the focus is the browser's for a moment.
      if (!focus) continue;
      assert.ok(focus.seen, `${screen}: focus on “${focus.name}” cannot be seen`);
      reached.add(focus.name);
    }
    for (const tab of ["Library", "Export", "Settings"]) {
      assert.ok([...reached].some((name) => name.startsWith(tab)), `${screen}: ${tab} cannot be reached`);
    }
  }
});

async function checkAll(app, screens, keys = []) {
  for (const look of LOOKS) {
    const page = await app.newPage(look);
    for (const screen of screens) {
      await page.goto(`${app.address}/#/${screen}`);
      await page.locator("main h1, main h2").first().waitFor();
      for (const key of keys) await page.keyboard.press(key);
      await page.addScriptTag({ path: AXE });
      const { violations } = await page.evaluate(() => window.axe.run());
      const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
      assert.deepEqual(said, [], `${screen}, ${look.colorScheme}, contrast ${look.contrast ?? "as is"}`);
    }
    await page.context().close();
  }
}
