// A person says where one document ends and the next begins.
import assert from "node:assert/strict";
import { journey, PATIENCE } from "./app.mjs";
import { drawHalves, drawTwo } from "./receipts.mjs";

const MIDDLE = { x: 500, y: 400 };

journey("a picture of two receipts is cut in two, made one again, and cut by undo", async (app) => {
  const { page } = app;
  const { path, at } = await drawTwo(app);
  await app.drop([path], MIDDLE);
  const rows = page.locator("[data-rows] a[href]");
  await rows.first().waitFor({ timeout: PATIENCE });
  assert.equal(await rows.count(), 1, "nothing parts them");

  // The line starts in a blank, arrows move it, and the pointer takes it where the second receipt begins.
  await rows.first().press("Enter");
  await page.getByRole("img", { name: /^Page 1 of / }).waitFor();
  await page.keyboard.press("Alt+x");
  const line = page.getByRole("slider", { name: "Where one document ends and the next begins" });
  await line.waitFor();
  const before = Number(await line.getAttribute("aria-valuenow"));
  await page.keyboard.press("Shift+ArrowDown");
  const after = Number(await line.getAttribute("aria-valuenow"));
  assert.ok(after > before, `${before} to ${after}`);
  await page.keyboard.press("Escape");
  await line.waitFor({ state: "detached" });

  await page.keyboard.press("Alt+x");
  const sheet = await page.locator(".edge").boundingBox();
  await page.mouse.move(sheet.x + sheet.width / 2, sheet.y + sheet.height * 0.5);
  await page.mouse.move(sheet.x + sheet.width / 2, sheet.y + sheet.height * at);
  await page.keyboard.press("Enter");
  await page.getByText("Two documents now").waitFor();
  await page.getByText("document 1 of 2 in this file").waitFor();
  const fields = page.getByRole("region", { name: "Fields" });
  await fields.getByRole("button", { name: /^Total, 24\.60, / }).or(fields.getByRole("group", { name: /^Total, 24\.60, / })).waitFor();
  await page.keyboard.press("Control+ArrowDown");
  await page.getByText("document 2 of 2 in this file").waitFor();
  await fields.getByRole("button", { name: /^Total, 3\.20, / }).or(fields.getByRole("group", { name: /^Total, 3\.20, / })).waitFor();

  // One again by key, two again by undo, and one again in the inbox.
  await page.keyboard.press("Alt+j");
  await page.getByText("One document now").waitFor();
  await page.keyboard.press("Control+z");
  await page.getByText(/document [12] of 2 in this file/).waitFor();
  await page.keyboard.press("Control+1");
  await rows.nth(1).waitFor();
  await rows.first().focus();
  await page.keyboard.press("Control+a");
  await page.getByRole("group", { name: "2 selected" }).waitFor();
  await page.keyboard.press("j");
  await rows.nth(1).waitFor({ state: "detached" });
  assert.equal(await rows.count(), 1);
  await page.keyboard.press("Control+z");
  await rows.nth(1).waitFor();
});

journey("two pictures of one receipt become one document, in the order of selecting", async (app) => {
  const { page } = app;
  await app.drop(await drawHalves(app), MIDDLE);
  const rows = page.locator("[data-rows] a[href]");
  await rows.nth(1).waitFor({ timeout: PATIENCE });
  const upper = page.getByRole("checkbox", { name: /LUMEN/i });
  const boxes = page.getByRole("checkbox");
  await upper.check();
  for (const box of await boxes.all()) await box.check();
  await page.getByRole("group", { name: "2 selected" }).waitFor();
  await rows.first().focus();
  await page.keyboard.press("j");
  await page.getByText("One document now: first.png, then second.png.").waitFor();
  assert.equal(await rows.count(), 1);

  // Both pages are there, each by the name of its file, and the fields are read from both.
  await rows.first().press("Enter");
  await page.getByRole("img", { name: "Page 1 of first.png" }).or(page.getByRole("img", { name: "Page 1 of second.png" })).waitFor();
  const strip = page.getByRole("list", { name: "Pages" }).getByRole("button", { name: /^Page \d of 2$/i });
  assert.equal(await strip.count(), 2);
  await strip.first().click();
  await page.getByRole("img", { name: "Page 1 of first.png" }).waitFor();
  await strip.last().click();
  await page.getByRole("img", { name: "Page 1 of second.png" }).waitFor();
  const fields = page.getByRole("region", { name: "Fields" });
  for (const said of [/^Vendor, LUMEN STATIONERS/i, /^Total, 24\.60, /]) {
    await fields.getByRole("button", { name: said }).or(fields.getByRole("group", { name: said })).waitFor();
  }

  // Two documents again by undo, and one again by redo.
  await page.keyboard.press("Control+1");
  await page.keyboard.press("Control+z");
  await rows.nth(1).waitFor();
  await page.keyboard.press("Control+Shift+z");
  await rows.nth(1).waitFor({ state: "detached" });
});
