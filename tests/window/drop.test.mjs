// The main job in a real window, with a real drop: what no browser can show. Everything else about the screens is
// tested in tests/browser.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before } from "node:test";

import { openDesktop, sample, story } from "./desktop.mjs";

const RECEIPT = "receipt-my-cafe.jpg";
const ANOTHER = "receipt-us-diner.jpg";

let desktop;
before(async () => {
  desktop = await openDesktop();
});
after(() => desktop?.close());

const step = story(() => desktop);

step("the window opens on an empty inbox", async () => {
  await desktop.until("the first screen", `return document.querySelector("h1")?.textContent`);
});

step("a dropped receipt is read", async () => {
  await desktop.drop(sample(RECEIPT));
  await desktop.until("its row", `return document.querySelectorAll('a[href^="#/document/"]').length === 1`);
});

step("it opens with its page beside the fields", async () => {
  await desktop.openDocument();
  const width = await desktop.until(
    "the picture of the page",
    `const address = document.querySelector("svg image")?.getAttribute("href");
     if (!address) return 0;
     window.probe ??= Object.assign(new Image(), { src: address });
     return window.probe.naturalWidth`,
  );
  assert.ok(width > 200);
});

step("a corrected field reaches the CSV", async () => {
  await desktop.correct("vendor", "Vendor", "Corrected by hand");
  await desktop.until("the correction", `return document.body.textContent.includes("Corrected by hand")`);
  const csv = path.join(desktop.folder, "receipts.csv");
  await desktop.vouch("export", csv);
  assert.match(await readFile(csv, "utf8"), /Corrected by hand/);
});

step("a file dropped on another screen is taken in and changes nothing there", async () => {
  await desktop.session.run(`location.hash = "#/settings"`);
  await desktop.until("the settings", `return document.querySelector("h1")?.textContent`);
  await desktop.drop(sample(ANOTHER));
  assert.equal(await desktop.session.run("return location.hash"), "#/settings");
  await desktop.session.run(`location.hash = "#/inbox"`);
  await desktop.until("both rows", `return document.querySelectorAll('a[href^="#/document/"]').length === 2`);
});
