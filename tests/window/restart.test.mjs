// What a person did outlives the program: it is ended, opened again, and the last act taken back.

import { after, before } from "node:test";

import { openDesktop, sample, story } from "./desktop.mjs";

let desktop;
before(async () => {
  desktop = await openDesktop();
});
after(() => desktop?.close());

const step = story(() => desktop);
const isCorrected = `return document.body.textContent.includes("Corrected by hand")`;
const isAsRead = `return /Daun Hijau/.test(document.querySelector("main").textContent) && !(() => { ${isCorrected} })()`;

step("a vendor is corrected", async () => {
  await desktop.drop(sample("receipt-my-cafe.jpg"));
  await desktop.openDocument();
  await desktop.correct("vendor", "Vendor", "Corrected by hand");
  await desktop.until("the correction", isCorrected);
});

step("the program is ended and opened again: the correction is there", async () => {
  await desktop.restart();
  await desktop.until("the correction", isCorrected);
});

step("Ctrl+Z takes it back, Ctrl+Shift+Z does it again", async () => {
  await desktop.session.press("Control", "z");
  await desktop.until("the vendor as it was read", isAsRead);
  await desktop.session.press("Control", "Shift", "z");
  await desktop.until("the correction", isCorrected);
});
