// One field of many documents at once, and documents that are here twice.
import assert from "node:assert/strict";
import { journey, PATIENCE, sample } from "./app.mjs";
import { drawReceipt, drawSmaller } from "./receipts.mjs";

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

/** Another receipt of the same shop, whose total has two digits swapped, and which says no currency. */
const ODD = { 100382: "100391", "17 March": "20 March", "EUR ": "", "24.60": "26.40" };

journey("every cell stands under its own verdict, and an idle column asks for nothing", async (app) => {
  const { page } = app;
  await app.drop([await drawReceipt(app), await drawReceipt(app, "odd.png", { swaps: ODD })], MIDDLE);
  await page.locator("[data-rows] a[href]").nth(1).waitFor({ timeout: PATIENCE });
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.getByRole("link", { name: "Columns" }).click();
  const cells = page.locator("li[data-document]");
  for (const [word, field] of Object.entries({ Total: "total", Currency: "currency", Date: "date" })) {
    await page.getByRole("radio", { name: word }).check({ force: true });
    await page.getByRole("textbox", { name: new RegExp(`^${word}, `) }).waitFor();
    assert.deepEqual(await headings(cells), await expected(app, field), field);
  }
  await page.waitForTimeout(4000);
  asked.length = 0;
  await page.waitForTimeout(4000);
  assert.deepEqual(asked, [], "nobody did anything");

  // What takes its time to come is not what stands there meanwhile, and Enter confirms nothing.
  let letThrough;
  const heldBack = new Promise((resolve) => (letThrough = resolve));
  await page.route("**/rpc/column", (route) => heldBack.then(() => route.continue()));
  await page.getByRole("radio", { name: "Vendor" }).check({ force: true });
  await page.getByText("Gathering the column").waitFor();
  assert.equal(await cells.count(), 0);
  await page.keyboard.press("Enter");
  letThrough();
  await page.getByRole("textbox", { name: /^Vendor, / }).waitFor();
  assert.deepEqual(await headings(cells), await expected(app, "vendor"));
  assert.ok(!asked.includes("/rpc/confirm_all"));
});

/** The heading that every document of the column stands under. */
function headings(cells) {
  const ofAll = (all) => all.map((cell) => [cell.dataset.document, cell.closest("section").querySelector("h2").id]);
  return cells.evaluateAll(ofAll).then(Object.fromEntries);
}

/** Where the documents should stand, by what the app says of the field. */
async function expected(app, field) {
  const cells = await app.call("column", { field, from: null, to: null, pile: null });
  const odd = ({ stop, failing, verdict }) => stop || failing.length > 0 || ["missing", "doubtful"].includes(verdict);
  return Object.fromEntries(cells.map((cell) => [cell.document, `group-${odd(cell) ? "odd" : cell.verdict}`]));
}

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

journey("numbers of a passport are covered beside its duplicate, and in the preview of an export", async (app) => {
  const { page } = app;
  const passport = sample("passport-utopia-misprint.jpg");
  await app.drop([passport, await drawSmaller(app, passport)], MIDDLE);
  await page.getByRole("button", { name: "1 duplicate" }).click({ timeout: PATIENCE });
  for (const side of ["Came first", "Came later"]) {
    const card = page.getByRole("region", { name: side });
    await card.getByRole("img", { name: /^Page 1 of / }).waitFor();
    assert.ok((await card.locator("rect.covered").count()) >= 2, "the number and the machine-readable zone");
  }

  const [{ one }] = await app.call("duplicates", {});
  const { fields } = await app.call("document", { document: one.row.id });
  const numbers = fields.filter(({ masked, value }) => masked && value !== null).map(({ value }) => value);
  assert.ok(numbers.length >= 2);
  await page.getByRole("link", { name: "Export" }).click();
  await page.getByRole("combobox", { name: "Table" }).selectOption("travel_documents");
  await page.getByRole("cell", { name: "passport" }).nth(1).waitFor();
  const shown = await page.getByRole("region", { name: "Preview" }).innerText();
  assert.match(shown, /•••/);
  for (const number of numbers) assert.ok(!shown.includes(number), "a number is shown");
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
