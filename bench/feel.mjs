#!/usr/bin/env node
// How the screens feel: node bench/feel.mjs. Draws pages of its own, opens the release build of the app in Chromium, and
// reads from traces how long the main thread works for a frame and for a key, and from the clock when the next document
// stands there. Build first: npm --prefix ui run build; cargo build --release --bin vouch-serve
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { App, PATIENCE, root } from "../tests/browser/app.mjs";
import { drawReceipt } from "../tests/browser/receipts.mjs";

const WORDS = 1500;
const DOCUMENTS = 6;
const TURNS = 20;

process.env.VOUCH_SERVE ??= join(root, "target/release/vouch-serve");
const app = await App.start();
try {
  const { page } = app;
  const receipts = [];
  for (let at = 0; at < DOCUMENTS; at += 1)
    receipts.push(await drawReceipt(app, `receipt-${at}.png`, { scale: 1 + at / 20 }));
  await app.drop([await drawWords(), ...receipts], { x: 500, y: 400 });
  await page.locator("[data-rows] a[href^='#/document/']").nth(DOCUMENTS).waitFor({ timeout: PATIENCE });
  const { look, hard, proved } = await app.call("inbox", {});
  const document = (file) => [...look, ...hard, ...proved].find(({ name }) => name === file).id;
  await app.go(`document/${document("words.png")}`);
  await bench().waitFor();
  await page.waitForTimeout(1500);

  say("panning the page", "ms of main thread a frame", frames(await traced(pan)));
  await page.getByRole("button", { name: "Show all words" }).click();
  await page.locator("path.words").waitFor();
  say("panning it, all words framed", "ms of main thread a frame", frames(await traced(pan)));
  await app.go("inbox");
  await page.locator(`[data-rows] a[href$="${document("receipt-0.png")}"]`).press("Enter");
  await bench().waitFor();
  await page.waitForTimeout(800);
  say("a key typed into a field", "ms", keys(await traced(type)));
  say("Tab to the next field", "ms", keys(await traced(tab)));
  const turns = [];
  for (let turn = 0; turn < TURNS; turn += 1) turns.push(await nextDocument(turn));
  say("the next document", "ms", turns);
} finally {
  await app.stop();
}
const assets = join(root, "ui/dist/assets");
const sizes = readdirSync(assets).map((name) => gzipSync(readFileSync(join(assets, name))).length);
console.log(`screens, gzipped: ${Math.round(sizes.reduce((all, size) => all + size) / 1000)} kB, all languages`);

function bench() {
  return app.page.getByRole("img", { name: /^Page 1 of / });
}

/** A page of many short words, as a picture. */
async function drawWords() {
  const words = Array.from({ length: WORDS }, (_, at) => ["paper", "ink", "12.50", "of", "ledger"][at % 5] + (at % 7));
  const context = await app.newPage({ viewport: { width: 1240, height: 1754 }, deviceScaleFactor: 2 });
  await context.setContent(
    `<body style="margin:40px;background:#fff;font:19px/33px 'DejaVu Sans'">${words.join(" ")}</body>`,
  );
  const path = join(app.folder, "words.png");
  writeFileSync(path, await context.screenshot());
  await context.context().close();
  return path;
}

/** Moves the page to and fro with the middle button. */
async function pan() {
  const { mouse } = app.page;
  const { x, y, width, height } = await bench().boundingBox();
  const middle = [x + width / 2, y + height / 2];
  await mouse.move(...middle);
  await app.page.keyboard.press("Control+=");
  await mouse.down({ button: "middle" });
  for (let step = 0; step < 180; step += 1) {
    await mouse.move(middle[0] + 160 * Math.sin(step / 12), middle[1] + 120 * Math.sin(step / 9));
    await app.page.waitForTimeout(8);
  }
  await mouse.up({ button: "middle" });
}

async function type() {
  for (const sign of "Made-up words for a field") {
    await app.page.keyboard.press(sign);
    await app.page.waitForTimeout(60);
  }
  await app.page.keyboard.press("Escape");
}

async function tab() {
  for (let step = 0; step < 12; step += 1) {
    await app.page.keyboard.press(step < 6 ? "Tab" : "Shift+Tab");
    await app.page.waitForTimeout(120);
  }
}

/** Turns to a neighbor; milliseconds from the key to its fields and its picture. */
async function nextDocument(turn) {
  const keys = Math.floor(turn / (DOCUMENTS - 1)) % 2 === 0 ? "ArrowDown" : "ArrowUp";
  await app.page.evaluate(() => {
    const from = document.querySelector("svg[role=img]")?.getAttribute("aria-label");
    window.turned = new Promise((resolve) => {
      addEventListener(
        "keydown",
        ({ timeStamp }) => {
          const look = async () => {
            const picture = document.querySelector("svg[role=img]");
            const address = picture?.querySelector("image")?.getAttribute("href");
            const there = picture && picture.getAttribute("aria-label") !== from && address;
            if (!there || !document.activeElement?.matches("input[data-field]")) return requestAnimationFrame(look);
            const image = new Image();
            image.src = address;
            await image.decode();
            resolve(performance.now() - timeStamp);
          };
          requestAnimationFrame(look);
        },
        { capture: true, once: true },
      );
    });
  });
  await app.page.keyboard.press(`Control+${keys}`);
  const took = await app.page.evaluate(() => Promise.race([window.turned, new Promise((end) => setTimeout(end, 5000, NaN))]));
  await app.page.waitForTimeout(250);
  return took;
}

/** What Chromium's main thread of the page did meanwhile: events of a trace, in order. */
async function traced(act) {
  const categories = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline", "__metadata"];
  await app.browser.startTracing(app.page, { categories });
  await act();
  const { traceEvents } = JSON.parse(await app.browser.stopTracing());
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const events = traceEvents.filter(({ pid, tid, ph }) => main.has(`${pid}/${tid}`) && ph === "X");
  const busiest = mostOf(events.filter(({ name }) => name === "FireAnimationFrame" || name === "EventDispatch" || name === "Paint"));
  return events.filter(({ pid }) => pid === busiest).sort((one, other) => one.ts - other.ts);
}

/** The process that most of these events are of: pages that were closed may still have one. */
function mostOf(events) {
  const counts = new Map();
  for (const { pid } of events) counts.set(pid, (counts.get(pid) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0];
}

/** Work of the main thread from one painted frame to the next, in milliseconds. */
function frames(events) {
  const paints = events.filter(({ name }) => name === "Paint" || name === "PrePaint").map(({ ts }) => ts);
  const tasks = events.filter(({ name }) => name === "RunTask");
  const ends = paints.filter((at, index) => index === 0 || at - paints[index - 1] > 4000);
  return ends.slice(1).map((end, index) => work(tasks, ends[index], end));
}

function work(tasks, from, to) {
  return tasks.filter(({ ts }) => ts >= from && ts < to).reduce((all, task) => all + busy(task), 0);
}

/** Milliseconds of processor that a task took: other programs on a busy computer do not count. */
function busy({ tdur, dur }) {
  return (tdur ?? dur) / 1000;
}

/** How long the tasks took in which a key was handled, in milliseconds. */
function keys(events) {
  const tasks = events.filter(({ name }) => name === "RunTask");
  const pressed = events.filter(({ name, args }) => name === "EventDispatch" && args.data?.type === "keydown");
  return pressed.map(({ ts }) => busy(tasks.find((task) => task.ts <= ts && ts <= task.ts + task.dur) ?? {}));
}

function say(what, unit, values) {
  const ordered = values.filter((value) => !Number.isNaN(value)).sort((one, other) => one - other);
  const at = (share) => (ordered[Math.ceil(ordered.length * share) - 1] ?? NaN).toFixed(1);
  console.log(`${what}: median ${at(0.5)}, p95 ${at(0.95)}, most ${at(1)} ${unit} (${ordered.length} of ${values.length})`);
}
