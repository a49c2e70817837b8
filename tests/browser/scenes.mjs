// What there is to look at: a library of the samples, every screen of it, and what can lie over a screen.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { App, PATIENCE, root, sample } from "./app.mjs";
import { drawReceipt, drawTwo, writeTruncated } from "./receipts.mjs";

const SAMPLES = readdirSync(join(root, "samples"))
  .filter((name) => /\.(jpg|pdf)$/.test(name))
  .map(sample);

/** Another receipt of the same shop, whose total has two digits swapped. */
const LATER = {
  100382: "100391",
  "17 March": "20 March",
  "9.00": "11.50",
  "20.00": "22.50",
  "24.60": "27.86",
  "4.60": "5.18",
  "5.40": "2.32",
};

/** What a person mends in the end. */
const MISREAD = [
  ["later.png", "total", "27.68"],
  ["receipt-fr-bistro.jpg", "vendor", "Le Petit Sémaphore"],
];

const press =
  (...keys) =>
  async (page) => {
    for (const key of keys) await page.keyboard.press(key);
  };
/** Gives a field another text. */
const give = (field, text) => async (page) => {
  await (await focus(page, field)).fill(text);
  await page.keyboard.press("Enter");
};

const section = (id) => `section:has(> div > #${id})`;
const scrollTo = (id, block) => (page) =>
  page.locator(section(id)).evaluate((matter, how) => matter.scrollIntoView({ block: how }), block);

/** What is shown before anything was dropped. */
const EMPTY = [
  { name: "empty", at: "inbox" },
  { name: "drop", at: "inbox", show: dragOver },
];

/**
 * A scene is a screen, or the bench of a document by the name of its file; what is done on it before it is looked at;
 * and the part of it that says it all.
 */
const SCENES = [
  { name: "inbox", at: "inbox" },
  { name: "selection", at: "inbox", show: press("ArrowDown", "x", "ArrowDown", "x") },
  { name: "bench", of: "receipt-de-market.jpg", show: press("Tab") },
  { name: "code", of: "invoice-at-girocode.jpg", show: (page) => focus(page, "total") },
  { name: "passport", of: "passport-utopia-misprint.jpg" },
  { name: "fails", of: "later.png" },
  { name: "pointing", of: "receipt-my-cafe.jpg", show: showWords },
  { name: "cut", of: "two.png", show: press("Alt+x") },
  { name: "lines", of: "receipt-my-cafe.jpg", show: press("Control+l") },
  { name: "palette", of: "receipt-my-cafe.jpg", show: press("Control+k", "t", "o") },
  { name: "keys", of: "receipt-my-cafe.jpg", show: press("F1") },
  { name: "offer", of: "receipt-gb-stationer.jpg", show: give("category", "Stationery"), takenBack: true },
  { name: "history", of: "lumen.png", show: press("Control+h") },
  { name: "columns", at: "columns" },
  { name: "duplicates", at: "duplicates", show: toTwins },
  { name: "library", at: "library" },
  { name: "filtered", at: "library", show: (page) => page.getByRole("searchbox").fill("lumen") },
  { name: "rules", at: "rules" },
  { name: "effects", at: "rules", show: (page) => page.locator("button[aria-expanded]").first().click() },
  { name: "export", at: "export" },
  { name: "settings", at: "settings" },
  { name: "languages", at: "settings", show: scrollTo("language", "center"), part: section("language") },
  { name: "key-settings", at: "settings", show: scrollTo("keys", "start") },
];

/** What is shown once everything was accepted. */
const ACCEPTED = [
  { name: "done", at: "inbox" },
  { name: "meter", at: "settings", show: scrollTo("meter", "center"), part: section("meter") },
];

/** Goes through the scenes that are wanted: `take` is given a scene, and how to see it in a look. */
export async function tour(wanted, take) {
  const app = await App.start();
  try {
    let documents = {};
    const through = async (scenes) => {
      for (const scene of scenes.filter(wanted)) await take(scene, see(app, documents, scene));
    };
    await through(EMPTY);
    documents = await furnish(app);
    await through(SCENES);
    if (ACCEPTED.some(wanted)) await acceptAll(app);
    await through(ACCEPTED);
  } finally {
    await app.stop();
  }
}

const see =
  (app, documents, { at, of, show, takenBack }) =>
  async (look, picture) => {
    const page = await app.newPage(look);
    await page.goto(`${app.address}/#/${of ? `document/${documents[of]}` : at}`);
    await page.locator("main h1, main h2").first().waitFor();
    await page.waitForTimeout(900);
    await show?.(page);
    await page.waitForTimeout(900);
    await picture(page);
    await page.context().close();
    if (takenBack) await app.call("undo", {});
  };

/** Brings everything in, makes a rule, and answers the documents by the name of their file. */
async function furnish(app) {
  const first = await drawReceipt(app, "lumen.png");
  const drawn = [
    first,
    await drawReceipt(app, "again.png", { scale: 0.94 }),
    await drawReceipt(app, "later.png", { swaps: LATER }),
    (await drawTwo(app, "two.png", { 100382: "100377", "17 March": "9 March" })).path,
    writeTruncated(app, readFileSync(first)),
  ];
  const documents = await bringIn(app, [...SAMPLES, ...drawn]);
  const document = documents["lumen.png"];
  await app.call("correct", { document, field: "category", text: "Office supplies", place: null });
  await app.call("make_rule", { document });
  return documents;
}

/** Brings in as many as the meter asks for, and accepts everything. */
async function acceptAll(app) {
  const more = [1, 2, 3, 4].map((day) => ({ ...LATER, "17 March": `${day} April`, 100382: `10041${day}` }));
  const drawn = [];
  for (const swaps of more) drawn.push(await drawReceipt(app, `${swaps[100382]}.png`, { swaps }));
  const documents = await bringIn(app, drawn);
  for (const [name, field, text] of MISREAD) {
    await app.call("correct", { document: documents[name], field, text, place: null });
  }
  const { needsReview, needsWork, checked, proved } = await app.call("inbox", {});
  await app.call("accept", { documents: [...needsReview, ...needsWork, ...checked, ...proved].map(({ id }) => id) });
}

/** Drops files and waits until they are read; answers the first document of every file there is. */
async function bringIn(app, files) {
  const before = await inboxOf(app);
  await app.drop(files, { x: 500, y: 400 });
  for (const end = Date.now() + 2 * PATIENCE; Date.now() < end; await after(500)) {
    const { busy, settled, documents } = await inboxOf(app);
    if (!busy && settled >= before.settled + files.length) return documents;
  }
  throw new Error("the files were not read in time");
}

async function inboxOf(app) {
  const { reading, failed, needsReview, needsWork, checked, proved } = await app.call("inbox", {});
  const rows = [...needsReview, ...needsWork, ...checked, ...proved].sort((one, other) => other.page - one.page);
  const documents = Object.fromEntries(rows.map(({ name, id }) => [name, id]));
  return { busy: reading.length > 0, settled: Object.keys(documents).length + failed.length, documents };
}

/** Holds files over the window. */
async function dragOver(page) {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: SAMPLES, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver"]) {
    await session.send("Input.dispatchDragEvent", { type, x: 500, y: 400, data });
  }
}

/** Leads the focus to a field of the bench, whatever language it speaks. */
async function focus(page, field) {
  const input = page.locator(`input[name=${field}]`);
  if ((await input.count()) === 0) await page.locator(`button[name=${field}]`).click();
  return input;
}

/** Shows where all words are, as Ctrl does while it is held. */
async function showWords(page) {
  await focus(page, "document_number");
  await page.keyboard.down("Control");
}

/** Turns to a pair that differs in nothing but the file. */
async function toTwins(page) {
  for (let pair = 0; pair < 4 && (await page.locator("dd.differs").count()) > 2; pair += 1) {
    await page.keyboard.press("ArrowDown");
    await page.waitForTimeout(300);
  }
}
