// The bench: a value is pointed at, taken, taken back; everything is reached from the palette; keys are a person's own.
import assert from "node:assert/strict";
import { journey, PATIENCE } from "./app.mjs";
import { drawReceipt } from "./receipts.mjs";

const MIDDLE = { x: 500, y: 400 };

/** Brings the receipt in and opens it at its total. */
async function open(app) {
  const { page } = app;
  await app.drop([await drawReceipt(app)], MIDDLE);
  await page.locator("[data-rows] a[href]").waitFor({ timeout: PATIENCE });
  await page.locator("[data-rows] a[href]").press("Enter");
  await page.getByRole("img", { name: /^Page 1 of / }).waitFor();
  await page.getByRole("region", { name: "Fields" }).getByRole("button", { name: /^Total, 24\.60, / }).click();
  return page.getByRole("textbox", { name: "Total" });
}

/** The total as it stands, in focus or not. */
function totalOf(page, text) {
  const fields = page.getByRole("region", { name: "Fields" });
  const said = { name: new RegExp(`^Total, ${text.replace(".", "\\.")}, `) };
  return fields.getByRole("button", said).or(fields.getByRole("group", said));
}

/** Types another total over what is there. */
async function typeTotal(page, from, to) {
  const total = totalOf(page, from);
  await total.waitFor();
  const input = total.getByRole("textbox");
  await ((await input.count()) > 0 ? input : total).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type(to);
  await page.keyboard.press("Enter");
}

/** The box of the frame in focus on the screen. */
const frame = (page) => page.locator("rect.focus").boundingBox();

journey("a word is clicked, a box is drawn, and the page keeps what was pointed at", async (app) => {
  const { page } = app;
  const input = await open(app);
  const total = await frame(page);

  // Ctrl shows the frames of all words as long as it is held.
  assert.equal(await page.locator("path.words").count(), 0);
  await page.keyboard.down("Control");
  await page.locator("path.words").waitFor();
  await page.keyboard.up("Control");
  await page.locator("path.words").waitFor({ state: "detached" });

  // A word under the pointer lights its field.
  await page.mouse.move(total.x + total.width / 2, total.y + total.height / 2);
  await page.locator("rect.under").waitFor();

  // The subtotal is clicked: it becomes the value of the total, with its place.
  await page.getByRole("button", { name: /^Subtotal, 20\.00, / }).click();
  const subtotal = await frame(page);
  await page.getByRole("button", { name: /^Total, 24\.60, / }).click();
  await page.mouse.click(subtotal.x + subtotal.width * 0.6, subtotal.y + subtotal.height / 2);
  await page.getByText("Understood as EUR 20.00").waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await input.inputValue().then((text) => text.includes("24.60")), true);

  // A box drawn round the total is read again.
  await page.mouse.move(total.x - 6, total.y - 6);
  await page.mouse.down();
  await page.mouse.move(total.x + total.width / 2, total.y + total.height / 2);
  await page.locator("rect.drawn").waitFor();
  await page.mouse.move(total.x + total.width + 6, total.y + total.height + 6);
  await page.mouse.up();
  await page.waitForFunction(() => /24\.60/.test(document.activeElement?.value ?? ""));

  // F2 reads the place in focus again.
  await page.keyboard.press("Control+a");
  await page.keyboard.type("1");
  await page.keyboard.press("F2");
  await page.waitForFunction(() => /24\.60/.test(document.activeElement?.value ?? ""));
});

journey("the palette leads to fields, acts and documents; a key is changed and kept", async (app) => {
  const { page } = app;
  await open(app);
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("combobox", { name: "Find or do" });
  await palette.fill("vend");
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: "Vendor" }).waitFor();

  await page.keyboard.press("Control+k");
  await palette.fill("settings");
  await page.keyboard.press("Enter");
  await page.waitForURL(/#\/settings$/);

  await page.getByRole("button", { name: "Change the key of: fit page" }).click();
  const kept = page.waitForResponse(/set_preferences/);
  await page.keyboard.press("F4");
  await kept;
  await page.getByRole("button", { name: "Its own key again: fit page" }).waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Its own key again: fit page" }).waitFor();

  await page.keyboard.press("Control+k");
  await palette.fill("lumen");
  await page.getByRole("option", { name: /lumen/i }).first().click();
  await page.waitForURL(/#\/document\//);
  await page.keyboard.press("F1");
  const sheet = page.getByRole("complementary", { name: "All keys" });
  await sheet.getByRole("searchbox").fill("fit");
  await sheet.getByText("F4").waitFor();
});

journey("what was done is taken back after a restart of the window", async (app) => {
  const { page } = app;
  await open(app);
  await typeTotal(page, "24.60", "24.61");
  await totalOf(page, "24.61").waitFor();
  await page.reload();
  const total = (text) => totalOf(page, text);
  await total("24.61").waitFor();
  await page.getByRole("textbox").first().press("Control+z");
  await total("24.60").waitFor();
  await page.keyboard.press("Control+Shift+Z");
  await total("24.61").waitFor();
});

journey("a sum that does not close is repaired by one key; lines are written, split and taken back", async (app) => {
  const { page } = app;
  await open(app);
  const fields = page.getByRole("region", { name: "Fields" });
  const total = (text) => totalOf(page, text);

  // Another total: the rule says so, F6 gives back what is printed.
  await typeTotal(page, "24.60", "24.61");
  await fields.getByText("The total says 24.61: 0.01 short.").waitFor();
  await page.keyboard.press("F6");
  await total("24.60").waitFor();
  assert.equal(await fields.getByText("The total says").count(), 0);

  // Once more, and this time it is let stand, with a note; the document can be accepted all along.
  await typeTotal(page, "24.60", "24.61");
  await fields.getByRole("button", { name: "Keep, add a note" }).click();
  await fields.getByRole("button", { name: /^Notes, Kept as printed: / }).waitFor();
  assert.equal(await fields.getByText("The total says").count(), 1, "only the note still says it");
  await page.keyboard.press("Control+z");
  await fields.getByRole("button", { name: "Keep, add a note" }).waitFor();

  // Lines: two are written, one is split and merged again; what is no amount stays in its cell, with the reason.
  const cell = (column, row) => page.getByRole("textbox", { name: `${column}, line ${row}` }).first();
  const rows = (number) =>
    page.waitForFunction((all) => document.querySelector("[data-lines] tbody").rows.length === all, number);
  await page.keyboard.press("Control+l");
  await cell("Description", 1).waitFor();
  const before = await page.locator("[data-lines] tbody").first().locator("tr").count();
  await page.keyboard.press("Control+i");
  await rows(before + 1).catch(() => rows(before));
  await page.keyboard.type("Paper");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.type("6,25");
  await page.keyboard.press("Tab");
  const amounts = page.locator("[data-lines] tbody").first().locator("td.money input");
  await page.waitForFunction(() => [...document.querySelectorAll("td.money input")].some((one) => one.value === "6.25"));
  const at = (await amounts.evaluateAll((all) => all.map((one) => one.value))).indexOf("6.25");
  const number = await amounts.count();
  await amounts.nth(at).focus();
  await page.keyboard.press("Alt+s");
  await rows(number + 1);
  await page.keyboard.press("Alt+m");
  await rows(number);
  assert.equal(await amounts.nth(at).inputValue(), "6.25");
  await amounts.nth(at).fill("a lot");
  await amounts.nth(at).press("Tab");
  await page.getByRole("alert").filter({ hasText: "This is no amount." }).waitFor();

  // The history tells it all, and leads back to what was read.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+h");
  const history = page.getByRole("complementary", { name: "What was read and changed" });
  await history.getByText("Wrote the line items").first().waitFor();
  await history.getByText(/on this computer/i).waitFor();
  await history.getByRole("listitem").filter({ hasText: "As it was read" }).getByRole("button").click();
  await history.getByRole("listitem").filter({ hasText: "As it was read" }).getByText("Now").waitFor();
  await page.keyboard.press("Control+h");
  await total("24.60").waitFor();
});
