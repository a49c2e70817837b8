// The samples that come with the project, as a person would try them first.
import assert from "node:assert/strict";
import { journey, PATIENCE, sample } from "./app.mjs";

const MIDDLE = { x: 500, y: 400 };

journey("the number of a passport stays covered until asked", async (app) => {
  const { page } = app;
  const number = app.truth("passport-utopia.jpg")[0].fields.document_number;
  await app.drop([sample("passport-utopia.jpg")], MIDDLE);
  const row = page.locator("[data-rows] a[href]");
  await row.waitFor({ timeout: PATIENCE });
  assert.ok(!(await page.locator("body").innerText()).includes(number), "the inbox shows the number");

  await row.press("Enter");
  const field = page.getByRole("button", { name: new RegExp(`^Document number, •+${number.slice(-3)}, `) });
  await field.waitFor();
  await page.locator("rect.covered").first().waitFor();
  await field.click();
  const input = page.getByRole("textbox", { name: "Document number" });
  assert.ok(!(await input.inputValue()).includes(number));
  assert.ok(!(await input.isEditable()), "nothing is typed over what cannot be seen");

  await page.keyboard.press("Control+m");
  await page.getByText(/^Shown for /).waitFor();
  assert.equal(await input.inputValue(), number);
  assert.equal(await page.locator("rect.covered").count(), 0);
  await page.keyboard.press("Control+m");
  await page.locator("rect.covered").first().waitFor();
  assert.ok(!(await input.inputValue()).includes(number));
});

journey("a scan with two receipts is two documents, an invoice with text needs no reader", async (app) => {
  const { page } = app;
  await app.drop([sample("scan-two-receipts.jpg"), sample("invoice-de-text.pdf")], MIDDLE);
  await page.locator("[data-rows] a[href]").nth(2).waitFor({ timeout: PATIENCE });
  const [invoice] = app.truth("invoice-de-text.pdf");
  await page.getByRole("link", { name: "Library" }).click();
  await page.getByText("3 documents").first().waitFor();
  await page.getByRole("searchbox").fill(invoice.fields.vendor);
  await page.getByText("1 document found").waitFor();
  await page.getByRole("link", { name: invoice.fields.vendor }).click();
  await page.getByText("read from the text in the file").waitFor();
  await page.getByText("Line items").click();
  await page.getByRole("cell", { name: invoice.line_items[0].description }).waitFor();
});
