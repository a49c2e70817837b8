// The whole way with an account of one's own, in a real window and a real browser: set up, sign in, drop, read by
// Textract, correct, export, sign out. The account and Textract are emulators on this computer.

import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before } from "node:test";

import { startEmulators } from "../aws/emulators.mjs";
import { openDesktop, sample, story } from "./desktop.mjs";

const RECEIPT = "receipt-my-cafe.jpg";

let desktop, emulators, folder;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "vouch-account-"));
  emulators = await startEmulators(folder);
  desktop = await openDesktop(emulators.environment);
});
after(async () => {
  await desktop?.close();
  await emulators?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

const step = story(() => desktop);

/** Found and pressed in one go: the screen may draw itself anew in between. */
async function press(label) {
  await desktop.until(
    `the button ${label}`,
    `const [label] = arguments;
     const said = (button) => (button.getAttribute("aria-label") ?? button.textContent).trim();
     const button = [...document.querySelectorAll("button:enabled")].find((button) => said(button).startsWith(label));
     button?.click();
     return button !== undefined`,
    label,
  );
}

async function says(text) {
  await desktop.until(text, "return document.body.innerText.includes(arguments[0])", text);
}

step("a setup code sets the account up", async () => {
  await desktop.until("the first screen", `return document.querySelector("h1")?.textContent`);
  await desktop.session.run(`location.hash = "#/settings"`);
  const code = await desktop.until("the field for it", `return document.querySelector("#setup-code")`);
  await desktop.session.enter(code, emulators.told.setup_code);
  await desktop.find("button", "Sign in");
});

step("the browser signs in and comes back", async () => {
  await press("Sign in");
  assert.equal(await emulators.signIn(await emulators.addressOpened()), "You are signed in");
  await says(emulators.told.user);
  assert.equal((await readdir(path.join(folder, "keychain"))).length, 1, "one token rests");
});

step("a receipt dropped on Amazon's place is read by Textract", async () => {
  await desktop.session.run(`location.hash = "#/inbox"`);
  await desktop.dropAt("[data-engine=textract]", sample(RECEIPT));
  await desktop.until("its row", `return document.querySelectorAll('a[href^="#/document/"]').length === 1`);
  const stored = await desktop.vouch("account", "--stored");
  assert.match(stored, /receipt-my-cafe\.jpg/, "the original is in the bucket");
});

step("its vendor is corrected and reaches the CSV", async () => {
  await desktop.openDocument();
  await desktop.correct("vendor", "Vendor", "Corrected by hand");
  await desktop.until("the correction", `return document.body.textContent.includes("Corrected by hand")`);
  const csv = path.join(desktop.folder, "receipts.csv");
  await desktop.vouch("export", csv);
  const rows = await readFile(csv, "utf8");
  assert.match(rows, /Corrected by hand/);
  assert.match(rows, /textract/, "who read it stands beside it");
});

step("signing out leaves nothing behind", async () => {
  await desktop.session.run(`location.hash = "#/settings"`);
  await press("Sign out");
  await emulators.addressOpened();
  await desktop.find("button", "Sign in");
  assert.deepEqual(await readdir(path.join(folder, "keychain")), []);
});
