// An account of the person's own: set up, signed in to by the browser, looked into, signed out of. All by keyboard.
import assert from "node:assert/strict";
import { startEmulators } from "../aws/emulators.mjs";
import { AXE, journey } from "./app.mjs";
import { drawReceipt } from "./receipts.mjs";

let amazon;

/** What the app finds instead of Amazon and of the system's keychain. */
async function withAmazon(folder) {
  amazon = await startEmulators(folder);
  return amazon.environment;
}

journey(
  "an account is set up, signed in to, looked into and signed out of",
  async (app) => {
    try {
      await throughTheAccount(app);
    } finally {
      await amazon.stop();
    }
  },
  withAmazon,
);

async function throughTheAccount(app) {
  const { page } = app;
  await app.go("settings");

  // What is no code is refused under the field.
  const code = page.getByRole("textbox", { name: "Setup code" });
  await code.fill("no code");
  await page.keyboard.press("Enter");
  await page
    .getByRole("alert")
    .filter({ hasText: "This is no setup code." })
    .waitFor();
  await code.fill(amazon.told.setup_code);
  await page.keyboard.press("Enter");
  await page.getByText("Set up; nobody is signed in").waitFor();

  // A sign-in can be stopped, and stopping it is no failure.
  await stopOne(page);
  assert.equal(await page.getByRole("alert").count(), 0);

  // Signed in on the page that opens.
  await signIn(page);
  await page.getByText(amazon.told.user).waitFor();
  await accessible(page);

  // While files hang over the window there are two places for them; beside both they stay here.
  await app.go("inbox");
  await page
    .getByRole("button", { name: /^Choose files for Amazon/ })
    .waitFor();
  const hang = await hangOver(app, await drawReceipt(app));
  const target = page.locator("[data-engine=textract]");
  await hang({ x: 200, y: 150 });
  await page.getByText("Let go to read 1 file").waitFor();
  assert.doesNotMatch(await target.getAttribute("class"), /\bon\b/);
  await page.evaluate(() => window.dispatchEvent(new DragEvent("dragleave")));
  await target.waitFor({ state: "detached" });

  // Nothing was sent, so nothing is there.
  await app.go("settings");
  await page.getByText("What is stored there").click();
  await page.getByText("Nothing is stored there.").waitFor();

  // Whoever signs out everywhere is asked once more.
  await page
    .getByRole("button", { name: "Sign out everywhere" })
    .press("Enter");
  await page
    .getByText("This ends your sessions on other computers, too.")
    .waitFor();
  await page.keyboard.press("Escape");
  await page.getByText(amazon.told.user).waitFor();
  await page
    .getByRole("button", { name: "Sign out", exact: true })
    .press("Enter");
  await page.getByText("Set up; nobody is signed in").waitFor();

  // Leaving forgets the code.
  await page.getByRole("button", { name: "Leave this account" }).press("Enter");
  await page.getByRole("button", { name: "Leave this account" }).press("Enter");
  await code.waitFor();
}

async function stopOne(page) {
  const opened = page.context().waitForEvent("page");
  await page.getByRole("button", { name: "Sign in" }).press("Enter");
  const address = page.getByRole("textbox", {
    name: "Address of the sign-in page",
  });
  assert.match(await address.inputValue(), /\/oauth2\/authorize\?/);
  await (await opened).close();
  await page.getByRole("button", { name: "Cancel" }).press("Enter");
  await page.getByRole("button", { name: "Sign in" }).waitFor();
}

async function signIn(page) {
  const opened = page.context().waitForEvent("page");
  await page.getByRole("button", { name: "Sign in" }).press("Enter");
  const browser = await opened;
  await browser.locator("input[name=username]").fill(amazon.told.user);
  await browser.locator("input[name=password]").fill(amazon.told.password);
  await browser.keyboard.press("Enter");
  await browser.getByText("You are signed in").waitFor();
  await browser.close();
}

async function hangOver(app, path) {
  const session = await app.page.context().newCDPSession(app.page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  await session.send("Input.dispatchDragEvent", {
    type: "dragEnter",
    x: 200,
    y: 150,
    data,
  });
  return (at) =>
    session.send("Input.dispatchDragEvent", { type: "dragOver", ...at, data });
}

async function accessible(page) {
  await page.addScriptTag({ path: AXE });
  const { violations } = await page.evaluate(() =>
    window.axe.run("[aria-labelledby=amazon]"),
  );
  assert.deepEqual(
    violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`,
    ),
    [],
  );
}
