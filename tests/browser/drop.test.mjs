// Everything that can be dropped, pasted or dropped in the wrong place.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { journey } from "./app.mjs";
import { drawReceipt, writeNonsense, writeTruncated } from "./receipts.mjs";

const MIDDLE = { x: 500, y: 400 };
const BESIDE = [
  { x: 640, y: 20 },
  { x: 640, y: 790 },
  { x: 1270, y: 400 },
];

journey("files that cannot be read say why and what to do, and can be read again or removed", async (app) => {
  const { page } = app;
  const receipt = await drawReceipt(app);
  const broken = writeTruncated(app, readFileSync(receipt));
  await app.drop([writeNonsense(app), broken], MIDDLE);

  const failed = page.getByRole("group", { name: /^broken\.png, .* damaged or ends too early\. Copy it again/ });
  await failed.waitFor();
  await page.getByText(/notes\.jpg/).first().waitFor();
  await page.getByText(/neither a picture nor a PDF/).first().waitFor();

  const row = page.locator("li", { has: failed });
  await row.getByRole("button", { name: "Read again" }).click();
  await failed.waitFor();
  await row.getByRole("button", { name: "Remove" }).click();
  await failed.waitFor({ state: "detached" });
});

journey("a file dropped beside the target never takes the window away", async (app) => {
  const { page } = app;
  const nonsense = writeNonsense(app);
  for (const screen of ["inbox", "library", "export", "settings"]) {
    await app.go(screen);
    for (const point of BESIDE) {
      await app.drop([nonsense], point);
      assert.equal(page.url(), `${app.address}/#/${screen}`);
    }
  }
  await page.getByRole("link", { name: "Inbox" }).click();
  await page.getByText(/neither a picture nor a PDF/).first().waitFor();
});

journey("a drag shows what letting go would do, and goes with it", async (app) => {
  const { page } = app;
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [await drawReceipt(app)], dragOperationsMask: 1 };
  const drag = (type, at) => session.send("Input.dispatchDragEvent", { type, ...at, data });
  await drag("dragEnter", MIDDLE);
  await drag("dragOver", MIDDLE);
  await page.getByText("Let go to read 1 file").waitFor();
  await page.getByText("1 picture").waitFor();
  // The protocol that drives the browser has no way to leave the window with a drag.
  await page.evaluate(() => window.dispatchEvent(new DragEvent("dragleave")));
  await page.getByText("Let go to read 1 file").waitFor({ state: "detached" });
});

journey("a pasted picture is read, and the same bytes again are known", async (app) => {
  const { page } = app;
  const bytes = [...readFileSync(await drawReceipt(app))];
  const paste = () =>
    page.evaluate((bytes) => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([Uint8Array.from(bytes)], "image.png", { type: "image/png" }));
      window.dispatchEvent(new ClipboardEvent("paste", { clipboardData, cancelable: true }));
    }, bytes);
  await paste();
  await app.row("image.png").waitFor();
  await paste();
  await page.getByText("image.png is in the library already.").waitFor();
});

journey("reading can be stopped and begun again", async (app) => {
  const { page } = app;
  await app.drop([await drawReceipt(app)], MIDDLE);
  await page.getByRole("button", { name: "Cancel all" }).click();
  const stopped = page.getByRole("group", { name: /^lumen\.png, You stopped it\./ });
  await stopped.waitFor();
  await page.getByRole("button", { name: "Read again" }).click();
  await stopped.waitFor({ state: "detached" });
});
