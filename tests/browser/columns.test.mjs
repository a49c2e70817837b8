// One field of many documents at once, and documents that are here twice.
import assert from "node:assert/strict";
import { journey, PATIENCE } from "./app.mjs";
import { drawReceipt } from "./receipts.mjs";

const MIDDLE = { x: 500, y: 400 };

journey("a column is looked through, corrected and accepted by keyboard", async (app) => {
  const { page } = app;
  await app.drop([await drawReceipt(app)], MIDDLE);
  await page.locator("[data-rows] a[href]").waitFor({ timeout: PATIENCE });
  await page.getByRole("link", { name: "Columns" }).click();
  await page.getByRole("heading", { name: "Columns" }).waitFor();

  // The cell in focus has its snippet above it and can be typed over.
  const input = page.getByRole("textbox", { name: /^Total, / });
  await input.waitFor();
  assert.equal(await input.inputValue(), "24.60");
  await page.keyboard.type("24.61");
  await page.getByText("Understood as EUR 24.61").waitFor();
  await page.keyboard.press("Enter");
  await page.getByText("1 document, 1 settled").waitFor();
  await page.keyboard.press("Control+z");
  await page.getByText("1 document, 0 settled").waitFor();

  // Another field; the row is accepted in one go, and taken back in one go.
  await page.getByText("Vendor", { exact: true }).click();
  await page.getByRole("textbox", { name: /^Vendor, / }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("1 document, 1 settled").waitFor();

  // The bench opens at the field.
  await page.getByRole("textbox", { name: /^Vendor, / }).press("Control+Enter");
  await page.waitForURL(/#\/document\//);
  await page.getByRole("textbox", { name: "Vendor" }).waitFor();
});

journey("the same receipt twice is told at once, and a person decides", async (app) => {
  const { page } = app;
  await app.drop([await drawReceipt(app, "lumen.png"), await drawReceipt(app, "again.png", { scale: 0.94 })], MIDDLE);
  await page.getByRole("button", { name: "1 duplicate" }).click({ timeout: PATIENCE });
  await page.getByRole("heading", { name: "The same document twice?" }).waitFor();
  await page.getByText("Vendor, date and total are the same").waitFor();
  assert.equal(await page.getByRole("img", { name: /^Page 1 of / }).count(), 2);
  await page.keyboard.press("k");
  await page.getByRole("heading", { name: "No document is here twice" }).waitFor();
  await page.getByRole("button", { name: "Go to the inbox" }).click();
  await page.locator("[data-rows] a[href]").nth(1).waitFor();
  assert.equal(await page.getByRole("button", { name: /duplicate/ }).count(), 0);
});

journey("several documents are given a category in one go, and one undo takes it back", async (app) => {
  const { page } = app;
  await app.drop([await drawReceipt(app, "lumen.png"), await drawReceipt(app, "again.png", { scale: 0.94 })], MIDDLE);
  await page.getByRole("button", { name: "1 duplicate" }).waitFor({ timeout: PATIENCE });
  await page.getByRole("link", { name: "Library" }).click();
  await page.getByText("2 documents").first().waitFor();
  await page.getByRole("checkbox", { name: /^Select / }).first().click();
  await page.getByRole("checkbox", { name: /^Select / }).nth(1).click();
  await page.getByText("2 selected").waitFor();
  await page.getByText("49.20").first().waitFor();
  await page.keyboard.press("Control+b");
  await page.keyboard.type("Stationery");
  await page.keyboard.press("Enter");
  await page.getByText("2 selected").waitFor({ state: "detached" });
  await page.getByRole("searchbox").fill("stationery");
  await page.getByText("2 documents found").waitFor();
  await page.getByRole("heading", { name: "Library" }).click();
  await page.getByRole("checkbox", { name: /^Select / }).first().focus();
  await page.keyboard.press("Control+z");
  await page.getByRole("heading", { name: "No document has these words" }).waitFor();
});
