// A person corrects once: the rule that is offered, and what it does for the next document of the vendor.
import assert from "node:assert/strict";
import { journey, PATIENCE } from "./app.mjs";
import { drawReceipt } from "./receipts.mjs";

const MIDDLE = { x: 500, y: 400 };

/** Brings a receipt in and answers where the documents of the inbox are opened. */
async function bringIn(app, path, nth = 0) {
  const { page } = app;
  await app.go("inbox");
  await app.drop([path], MIDDLE);
  const rows = page.locator("[data-rows] a[href]");
  await rows.nth(nth).waitFor({ timeout: PATIENCE });
  const hrefs = await rows.evaluateAll((all) => all.map((row) => row.getAttribute("href")));
  return hrefs.map((href) => href.replace(/^#\//, ""));
}

/** Gives a field of a document another value on the bench, be it found yet or not. */
async function correct(app, document, field, text) {
  const { page } = app;
  await app.go(document);
  const row = page.getByRole("button", { name: new RegExp(`^${field}, `) });
  const add = page.getByRole("combobox", { name: "Add a field" });
  await row.or(page.getByRole("textbox", { name: field, exact: true })).or(add).first().waitFor();
  if ((await row.count()) > 0) await row.first().click();
  else if ((await page.getByRole("textbox", { name: field, exact: true }).count()) === 0)
    await add.selectOption({ label: field });
  const input = page.getByRole("textbox", { name: field, exact: true });
  await input.fill(text);
  await input.press("Enter");
}

journey("one key makes a rule of a correction, and the next receipt follows it", async (app) => {
  const { page } = app;
  const [first] = await bringIn(app, await drawReceipt(app, "first.png"));
  await correct(app, first, "Vendor", "Lumen");
  await page.getByText("Always “Lumen” for").waitFor();
  await correct(app, first, "Category", "Stationery");
  await page.getByText("Always “Lumen”, Stationery for").waitFor();
  await page.keyboard.press("F9");
  await page.getByText("From now on: “Lumen”, Stationery.").waitFor();
  await page.getByRole("button", { name: "Undo" }).first().waitFor();

  const swaps = { 100382: "100417", "17 March": "24 March" };
  const both = await bringIn(app, await drawReceipt(app, "second.png", { swaps }), 1);
  const second = both.find((one) => one !== first);
  await app.go(second);
  const vendor = page.getByRole("button", { name: /^Vendor, Lumen, / }).or(page.getByRole("textbox", { name: "Vendor" }));
  await vendor.first().waitFor();
  await page.getByText(/your rule of/).first().waitFor();
  await page.getByRole("button", { name: /^Category, Stationery, likely: your rule of/ }).waitFor();
});

journey("rules are read, altered, applied to past documents and taken back", async (app) => {
  const { page } = app;
  const swaps = { 100382: "100417", "17 March": "24 March" };
  await bringIn(app, await drawReceipt(app, "past.png", { swaps }));
  const both = await bringIn(app, await drawReceipt(app, "now.png"), 1);
  await correct(app, both.at(-1), "Category", "Stationery");
  await page.getByText("Always Stationery for").waitFor();
  await page.keyboard.press("F9");
  await page.getByText("1 earlier document differs.").waitFor();
  await page.getByRole("link", { name: "See what would change" }).click();

  await page.getByRole("heading", { name: "Rules" }).waitFor();
  await page.getByText("1 document would change").waitFor();
  await page.getByRole("button", { name: "Change 1 document" }).click();
  await page.getByText("1 document changed. One undo takes it back.").waitFor();
  await page.keyboard.press("Control+z");
  await page.getByText("1 document would change").waitFor();

  await page.getByRole("button", { name: "Edit Stationery" }).click();
  await page.getByLabel("Category").fill("Office");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Edit Office" }).waitFor();
  await page.getByRole("checkbox", { name: "Office counts" }).uncheck();
  await page.getByText("Switched off").waitFor();
  await page.getByRole("button", { name: "Delete Office" }).click();
  await page.getByRole("heading", { name: "There are no rules yet" }).waitFor();
  await page.getByRole("main").getByRole("button", { name: "Undo" }).click();
  await page.getByRole("checkbox", { name: "Office counts" }).waitFor();
  assert.equal(await page.getByRole("checkbox", { name: "Office counts" }).isChecked(), false);
});

journey("a vendor with nearly the same name is asked about once, and the answer is a rule", async (app) => {
  const { page } = app;
  const [first] = await bringIn(app, await drawReceipt(app, "first.png"));
  await correct(app, first, "Category", "Stationery");
  await page.getByText("Always Stationery for").waitFor();
  const swaps = { "LUMEN STATIONERS LTD": "LUMEN STATIONERS NORTH LTD", 100382: "100417", "17 March": "24 March" };
  const known = await bringIn(app, await drawReceipt(app, "second.png", { swaps }), 1);
  const second = known.find((document) => document !== first);
  await app.go(second);
  await page.getByText(/^Is this the same as “LUMEN STATIONERS.*”\?$/i).waitFor();
  await page.keyboard.press("F9");
  await page.getByText(/^From now on: “LUMEN STATIONERS/i).waitFor();
  await page.getByRole("link", { name: "See what would change" }).waitFor();

  // Taken back it is asked again; no is remembered.
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "No", exact: true }).click();
  await page.getByText("Is this the same as").waitFor({ state: "detached" });
  await page.reload();
  await page.getByRole("region", { name: "Fields" }).waitFor();
  assert.equal((await app.call("rules", {})).length, 0);
  assert.equal(await app.call("ask_alias", { document: second.replace(/^document\//, "") }), null);
});
