// The main job from a dropped file to a table, by keyboard.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { journey, PATIENCE } from "./app.mjs";
import { drawReceipt } from "./receipts.mjs";

const MIDDLE = { x: 500, y: 400 };

journey("a dropped receipt is read, corrected, taken back, found and exported", async (app) => {
  const { page } = app;
  const receipt = await drawReceipt(app);

  // First start, then a card at once, then the document.
  await page.getByRole("heading", { name: "Drop receipts, invoices or passports here" }).waitFor();
  await app.drop([receipt], MIDDLE);
  await app.row("lumen.png").or(app.row(/lumen/i)).first().waitFor();
  const row = app.row(/lumen/i);
  await page.locator("[data-rows] a[href]").waitFor({ timeout: PATIENCE });
  assert.match((await row.getAttribute("aria-label")) ?? "", /24\.60/, "the row says the total");

  // The bench: the field in focus is framed on the page, and its text can be typed over.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/#\/document\//);
  await page.getByRole("img", { name: /^Page 1 of lumen\.png/ }).waitFor();
  const fields = page.getByRole("region", { name: "Fields" });
  await fields.getByRole("button", { name: /^Total, 24\.60, / }).click();
  const input = page.getByRole("textbox", { name: "Total" });
  await assert.doesNotReject(input.waitFor());
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), "INPUT");
  assert.equal(await page.locator("rect.focus").count(), 1);

  // Correct it: what was understood is said while typing, the reading stays beside it, the sum no longer closes.
  await page.keyboard.type("24.61");
  await page.getByText("Understood as EUR 24.61").waitFor();
  await page.keyboard.press("Enter");
  const said = { name: "Total, 24.61, corrected: the reader saw 24.60" };
  const corrected = fields.getByRole("button", said).or(fields.getByRole("group", said));
  await corrected.waitFor();
  await fields.getByText("The total says 24.61: 0.01 short.").waitFor();

  // What cannot be stays in the input, with its reason.
  const open = corrected.getByRole("textbox");
  await ((await open.count()) > 0 ? open : corrected).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("a lot");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").filter({ hasText: "This is no amount." }).waitFor();
  await page.keyboard.press("Escape");

  // Take it back.
  await page.keyboard.press("Control+z");
  await fields.getByRole("group", { name: /^Total, 24\.60, / }).waitFor();
  await page.getByText("Taken back").waitFor();
  assert.equal(await fields.getByText("The total says").count(), 0);

  // Every key is shown, and Escape leads back.
  await page.keyboard.press("?");
  await page.getByRole("complementary", { name: "All keys" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("complementary", { name: "All keys" }).waitFor({ state: "detached" });

  // Accept it: the inbox is done.
  await page.keyboard.press("Control+Enter");
  await page.getByRole("heading", { name: "Nothing is waiting" }).waitFor();

  // Find it again by a word that is on the paper and in no field.
  await page.getByRole("link", { name: "Library" }).click();
  await page.getByRole("searchbox").fill("noteb");
  await page.getByText("1 document found").waitFor();
  const found = page.getByRole("table").getByRole("row").nth(1);
  assert.match(await found.innerText(), /LUMEN[\s\S]*Accepted[\s\S]*24\.60/i);
  await page.getByRole("searchbox").fill("giraffe");
  await page.getByRole("heading", { name: "No document has these words" }).waitFor();

  // Export it.
  await page.getByRole("link", { name: "Export" }).click();
  await page.getByRole("cell", { name: "24.60" }).first().waitFor();
  await page.getByText("Every row is proved or was checked by you.").waitFor();
  const download = page.waitForEvent("download");
  await page.keyboard.press("Control+e");
  const saved = await download;
  assert.equal(saved.suggestedFilename(), "vouch-receipts.csv");
  const csv = readFileSync(await saved.path(), "utf8");
  assert.match(csv.split("\r\n")[0], /(^|,)total(,|$)/);
  assert.match(csv, /24\.60/);
  await page.getByText("1 row written to vouch-receipts.csv").waitFor();
});
