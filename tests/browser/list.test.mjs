// What can be done with several documents at once, and what the settings keep.
import assert from "node:assert/strict";
import { journey, PATIENCE, sample } from "./app.mjs";

const MIDDLE = { x: 500, y: 400 };

journey("the proved pile is accepted by one key, and taken back by another", async (app) => {
  const { page } = app;
  await app.drop([sample("invoice-fr-facturx.pdf")], MIDDLE);
  const row = page.locator("[data-rows] a[href]");
  await row.waitFor({ timeout: PATIENCE });
  await page.getByRole("heading", { name: /^Proved/ }).waitFor();
  await page.keyboard.press("Shift+Enter");
  await page.getByRole("heading", { name: "Nothing is waiting" }).waitFor();
  await page.keyboard.press("Control+z");
  await row.waitFor();
});

journey("what a person confirms is checked by them, not proved", async (app) => {
  const { page } = app;
  await app.drop([sample("receipt-my-cafe.jpg")], MIDDLE);
  const row = page.locator("[data-rows] a[href]");
  await row.waitFor({ timeout: PATIENCE });
  await page.getByRole("heading", { name: /^Look/ }).waitFor();
  await row.focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/#\/document\//);
  await page.locator("input[name]").waitFor();
  for (let field = 0; field < 8 && page.url().includes("/document/"); field += 1) {
    await page.keyboard.press("Enter");
    await page.waitForTimeout(700);
  }
  await page.getByRole("heading", { name: /^Checked by you/ }).waitFor();
  assert.equal(await page.getByRole("heading", { name: /^Proved/ }).count(), 0);
  assert.match(await row.getAttribute("aria-label"), /Checked by you$/);
  await page.getByRole("link", { name: "Export" }).click();
  await page.getByText("Every row is proved or was checked by you.").waitFor();
  await page.getByRole("link", { name: "Inbox" }).click();
  await row.waitFor();
  await page.keyboard.press("Shift+Enter");
  await page.getByRole("heading", { name: "Nothing is waiting" }).waitFor();
});

journey("documents are selected by key, and deleted only after asking", async (app) => {
  const { page } = app;
  await app.drop([sample("invoice-fr-facturx.pdf"), sample("invoice-de-text.pdf")], MIDDLE);
  const rows = page.locator("[data-rows] a[href]");
  await rows.nth(1).waitFor({ timeout: PATIENCE });

  await page.keyboard.press("x");
  await page.getByRole("group", { name: "1 selected" }).waitFor();
  await page.keyboard.press("Delete");
  await page.getByRole("alert").filter({ hasText: "This cannot be undone." }).waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await rows.count(), 2, "Escape keeps everything");

  await page.keyboard.press("Delete");
  await page.getByRole("alert").filter({ hasText: "This cannot be undone." }).waitFor();
  await page.getByRole("button", { name: "Delete 1 document" }).click();
  await rows.nth(1).waitFor({ state: "detached" });
  assert.equal(await rows.count(), 1);
});

journey("what can be done with selected documents stands on one line in every language", async (app) => {
  const { page } = app;
  await app.drop([sample("invoice-fr-facturx.pdf"), sample("invoice-de-text.pdf")], MIDDLE);
  const rows = page.locator("[data-rows] a[href]");
  await rows.nth(1).waitFor({ timeout: PATIENCE });
  for (const language of ["en", "ms", "de", "es"]) {
    await app.call("set_preferences", { theme: "system", language, keys: {} });
    for (const width of [1280, 1024]) {
      await page.setViewportSize({ width, height: 800 });
      await page.reload();
      await rows.nth(1).waitFor();
      await rows.first().focus();
      await page.keyboard.press("Control+a");
      const bar = page.locator(".list > [role=group]").last();
      await bar.waitFor();
      const inside = await bar.evaluate((bar) => {
        const buttons = [...bar.querySelectorAll("button, label")].map((one) => one.getBoundingClientRect());
        const { right, height } = bar.getBoundingClientRect();
        return { height, fits: Math.max(...buttons.map((one) => one.right)) <= right };
      });
      assert.ok(inside.fits && inside.height < 56, `${language} at ${width}: ${JSON.stringify(inside)}`);
      if (process.env.VOUCH_PICTURES) {
        await page.screenshot({ path: `${process.env.VOUCH_PICTURES}/bar-${language}-${width}.png` });
      }
    }
  }
});

journey("the appearance chosen is kept", async (app) => {
  const { page } = app;
  await app.go("settings");
  await page.getByRole("radio", { name: "Dark", exact: true }).check();
  const theme = () => page.evaluate(() => document.documentElement.dataset.theme);
  assert.equal(await theme(), "dark");
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset.theme === "dark");
  await page.getByText(app.folder).waitFor();
});
