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
  const said = { name: new RegExp(`^Document number, •+${number.slice(-3)}, `) };
  await page.getByRole("button", said).or(page.getByRole("group", said)).click();
  await page.locator("rect.covered").first().waitFor();
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

journey("an invoice with text needs no reader, and shows what was bought", async (app) => {
  const { page } = app;
  const [invoice] = app.truth("invoice-de-text.pdf");
  await app.drop([sample("invoice-de-text.pdf")], MIDDLE);
  await page.locator("[data-rows] a[href]").waitFor({ timeout: PATIENCE });
  await page.getByRole("link", { name: "Library" }).click();
  await page.getByRole("searchbox").fill(invoice.fields.vendor);
  await page.getByText("1 document found").waitFor();
  await page.getByRole("link", { name: invoice.fields.vendor }).click();
  await page.getByText("read from the text in the file").waitFor();
  await page.getByText("Line items").click();
  await page.getByRole("cell", { name: invoice.line_items[1].description }).waitFor();
  await page.getByRole("link", { name: "Library" }).click();
  await page.waitForURL(/#\/library$/);
});
