// The keyboard of bench/review: node reviewer.mjs SERVE LIBRARY. Asks on its output, one JSON a line, whether a value is
// right, and hears the answer on its input; says of every document what it took.
import { cpSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { App } from "../tests/browser/app.mjs";

const [serve, library] = process.argv.slice(2);
process.env.VOUCH_SERVE = serve;
/** After so many visits of one document the person gives up on its rules and accepts it as it stands. */
const ENOUGH = 12;

const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const tell = (said) => process.stdout.write(`${JSON.stringify(said)}\n`);
const taken = new Map();

const app = await App.start((folder) => {
  cpSync(library, join(folder, "library"), { recursive: true });
  return {};
});
try {
  const { page } = app;
  const all = await everyDocument();
  for (const { id } of all) taken.set(id, { presses: 0, typed: 0, visited: [] });
  const first = page.locator("[data-rows] a[href^='#/document/']").first();
  if ((await first.count()) > 0) {
    await first.focus();
    await page.keyboard.press("Enter");
    await goThrough();
  }
  await app.go("inbox");
  await page.locator("main h1, main h2").first().waitFor();
  await page.keyboard.press("Shift+Enter"); // accepts the proved, all at once
  await page.waitForTimeout(1000);
  for (const { id } of all) {
    const document = await app.call("document", { document: id });
    const fields = Object.fromEntries(document.fields.map(({ name, value }) => [name, value]));
    const { name, accepted } = document;
    tell({ name, accepted, fields, shown: document.fields.length, ...taken.get(id) });
  }
} finally {
  await app.stop();
  answers.return?.();
  process.stdin.destroy();
}

/** Works on the bench until it leads back to the inbox. */
async function goThrough() {
  for (;;) {
    const at = await standing();
    if (!at.document) return;
    const cost = taken.get(at.document);
    if (!at.field || cost.visited.length >= ENOUGH) {
      await press(cost, "Control+Enter");
      await leads(at);
      continue;
    }
    cost.visited.push(at.field);
    await setRight(await app.call("document", { document: at.document }), at.field, cost);
    await press(cost, "Enter");
    if (!(await leads(at))) {
      // The same field again: a rule goes on failing, and a person lets it stand.
      await press(cost, "Control+Enter");
      await leads(at);
    }
  }
}

/** Puts the right value into the input, where the person knows it and another one is shown. */
async function setRight(document, name, cost) {
  const field = document.fields.find((one) => one.name === name);
  const candidates = field?.candidates.slice(0, 5).map(({ value }) => value) ?? [];
  const { right, truth } = await ask(document.name, name, [field?.value ?? "", ...candidates]);
  if (truth === null || right[0]) return;
  const candidate = right.indexOf(true) - 1;
  if (candidate >= 0) {
    await press(cost, `Alt+${candidate + 1}`);
    const chosen = candidates[candidate];
    await app.page.waitForFunction((text) => document.activeElement?.value === text, chosen);
  } else {
    await app.page.keyboard.type(truth);
    cost.typed += truth.length;
  }
}

/** Which document is open at which field, once there is one. */
async function standing() {
  await app.page.waitForFunction(
    () => !location.hash.startsWith("#/document/") || document.activeElement?.matches("input[data-field]"),
    null,
    { timeout: 5000 },
  ).catch(() => null);
  return app.page.evaluate(() => ({
    document: /^#\/document\/(.+)$/.exec(location.hash)?.[1] ?? null,
    field: document.activeElement?.matches("input[data-field]") ? document.activeElement.name : null,
  }));
}

/** Waits until the bench stands elsewhere; says whether it does. */
async function leads({ document: from, field }) {
  const elsewhere = ([id, name]) =>
    !location.hash.endsWith(id) ||
    (document.activeElement?.matches("input[data-field]") && document.activeElement.name !== name);
  return app.page.waitForFunction(elsewhere, [from, field], { timeout: 2500 }).then(
    () => true,
    () => false,
  );
}

async function press(cost, keys) {
  cost.presses += 1;
  await app.page.keyboard.press(keys);
}

async function ask(name, field, values) {
  tell({ name, field, values });
  return JSON.parse((await answers.next()).value);
}

async function everyDocument() {
  const { proved, look, hard } = await app.call("inbox", {});
  return [...look, ...hard, ...proved];
}
