#!/usr/bin/env node
// Many documents at once: node bench/many.mjs LIBRARY. Drops 300 made-up e-invoices on an empty inbox, then searches and
// looks through LIBRARY, which the store fills with 10 000 made-up documents. Long tasks of the main thread are read from
// traces, times from the clock of the page. Build first: npm --prefix ui run build; cargo build --release --bin vouch-serve
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App, PATIENCE, root } from "../tests/browser/app.mjs";

const FILES = 300;
/** Every tenth file is none, so that the failed pile fills as well. */
const BROKEN = 10;
const MIDDLE = { x: 500, y: 400 };
/** What is typed, letter by letter: words, parts of numbers, and several at once. */
const TYPED = ["kopi 12", "daun", "merka", "9.99", "IMG_0431", "teh 123", "lumer kamer"];
/** Columns of this field are looked through for a month: some 200 documents and more. */
const PERIOD = { from: "2024-03-01", to: "2024-03-31" };

process.env.VOUCH_SERVE ??= join(root, "target/release/vouch-serve");
await inbox();
if (process.argv[2]) await library(process.argv[2]);

async function inbox() {
  const app = await App.start();
  try {
    const { page } = app;
    const folder = join(app.folder, "invoices");
    mkdirSync(folder);
    const paths = Array.from({ length: FILES }, (_, at) => join(folder, `invoice-${at}.xml`));
    paths.forEach((path, at) => writeFileSync(path, at % BROKEN === 0 ? `Remember the milk ${at}.\n` : invoice(at)));
    const begin = Date.now();
    let drawn = 0;
    const events = await traced(app, async () => {
      await app.drop(paths, MIDDLE);
      const looks = setInterval(async () => {
        const now = await page.locator("[data-rows] li").count().catch(() => 0);
        drawn = Math.max(drawn, now);
      }, 500);
      const done = `documents here`;
      await page.waitForFunction(
        ([text, wanted]) => {
          const said = document.querySelector("header p")?.textContent ?? "";
          return said.includes(text) && Number(/\d+/.exec(said)?.[0]) >= wanted && !said.includes("being read");
        },
        [done, FILES - FILES / BROKEN],
        { timeout: PATIENCE, polling: 250 },
      );
      clearInterval(looks);
    });
    console.log(`${FILES} files dropped: all read after ${((Date.now() - begin) / 1000).toFixed(1)} s`);
    report("main thread meanwhile", tasks(events));
    console.log(`rows drawn at most: ${drawn}`);
    report(
      "300 rows walked by key, one step",
      tasks(
        await traced(app, async () => {
          await page.locator("[data-rows] a[tabindex='0']").focus();
          for (let step = 0; step < 120; step += 1) await page.keyboard.press("ArrowDown");
        }),
      ),
    );
  } finally {
    await app.stop();
  }
}

async function library(filled) {
  const app = await App.start((folder) => {
    cpSync(filled, join(folder, "library"), { recursive: true });
    return {};
  });
  try {
    const { page } = app;
    await app.go("library");
    const said = page.locator(".search [role=status]");
    await said.filter({ hasText: /documents/ }).waitFor();
    const [times, computed] = [[], []];
    for (const text of TYPED) {
      await page.getByRole("searchbox").fill("");
      await page.waitForTimeout(300);
      for (let end = 1; end <= text.length; end += 1) {
        const before = atWork(app.server.pid);
        times.push(await searched(page, text.slice(0, end)));
        computed.push(atWork(app.server.pid) - before);
      }
    }
    figure(`library of 10 000: a letter typed to its rows, ${times.length} times`, "ms", times);
    figure("the app's processor time for it, where the system tells", "ms", computed);
    // The first time, every picture is held against all others; that is done once.
    await app.call("duplicates", {});
    const changes = [];
    for (let time = 0; time < 8; time += 1) changes.push(await timed(() => app.call("duplicates", {})));
    figure("duplicates asked for, over HTTP", "ms", changes);

    await app.go("columns");
    await page.locator("[data-document]").first().waitFor({ timeout: PATIENCE });
    const columns = await timed(() => app.call("column", { field: "total", ...PERIOD, pile: null }));
    const cells = (await app.call("column", { field: "total", ...PERIOD, pile: null })).length;
    console.log(`a column of ${cells} cells asked for: ${columns.toFixed(0)} ms`);
    await page.locator("[data-document] input").waitFor();
    report(
      "cells of the column walked by key",
      tasks(
        await traced(app, async () => {
          for (let step = 0; step < 60; step += 1) await page.keyboard.press(step % 3 ? "ArrowDown" : "ArrowRight");
        }),
      ),
    );
  } finally {
    await app.stop();
  }
}

/** Types a text and answers how long it took until its rows were painted, in milliseconds of the page. */
function searched(page, text) {
  return page.evaluate(async (text) => {
    const frame = () => new Promise((next) => requestAnimationFrame(next));
    if (!window.asks) {
      const { fetch } = window;
      window.asks = 0;
      window.fetch = async (...request) => {
        const isSearch = String(request[0]).includes("/rpc/search");
        window.asks += isSearch;
        return fetch(...request).finally(() => (window.asks -= isSearch));
      };
    }
    const input = document.querySelector("input[type=search]");
    const begin = performance.now();
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    for (let waits = 0; window.asks === 0 && waits < 5; waits += 1) await frame();
    while (window.asks > 0) await frame();
    await frame();
    const took = performance.now() - begin;
    await new Promise((rest) => setTimeout(rest, 120));
    return took;
  }, text);
}

/** Processor time that the threads of a process have taken so far, in milliseconds. */
function atWork(process) {
  try {
    const threads = readdirSync(`/proc/${process}/task`);
    const taken = threads.map((thread) => readFileSync(`/proc/${process}/task/${thread}/schedstat`, "utf8"));
    return taken.reduce((all, text) => all + Number(text.split(" ")[0]) / 1e6, 0);
  } catch {
    return NaN;
  }
}

async function timed(act) {
  const begin = performance.now();
  await act();
  return performance.now() - begin;
}

/** An e-invoice of its own number, vendor and total. */
function invoice(at) {
  const money = (cents) => (cents / 100).toFixed(2);
  const net = 1000 + at * 37;
  const tax = Math.round(net * 0.19);
  const party = (role, name) =>
    `<c:Accounting${role}Party><c:Party><c:PartyLegalEntity><b:RegistrationName>${name}</b:RegistrationName></c:PartyLegalEntity></c:Party></c:Accounting${role}Party>`;
  return `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:c="u:c" xmlns:b="u:b">
<b:ID>M-${at}</b:ID><b:IssueDate>2026-03-${String((at % 28) + 1).padStart(2, "0")}</b:IssueDate>
<b:DocumentCurrencyCode>EUR</b:DocumentCurrencyCode>
${party("Supplier", `Made-up Works ${at % 40}`)}${party("Customer", "Hythloday Travel")}
<c:TaxTotal><b:TaxAmount currencyID="EUR">${money(tax)}</b:TaxAmount></c:TaxTotal>
<c:LegalMonetaryTotal><b:LineExtensionAmount>${money(net)}</b:LineExtensionAmount><b:TaxExclusiveAmount>${money(net)}</b:TaxExclusiveAmount>
<b:TaxInclusiveAmount>${money(net + tax)}</b:TaxInclusiveAmount><b:PayableAmount>${money(net + tax)}</b:PayableAmount></c:LegalMonetaryTotal>
</Invoice>`;
}

/** What Chromium's main thread of the page did meanwhile. */
async function traced(app, act) {
  const categories = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline", "__metadata"];
  await app.browser.startTracing(app.page, { categories });
  await act();
  const { traceEvents } = JSON.parse(await app.browser.stopTracing());
  const main = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  return traceEvents.filter(({ pid, tid, ph }) => main.has(`${pid}/${tid}`) && ph === "X");
}

/** How long each task of the main thread took in the processor, in milliseconds. */
function tasks(events) {
  return events.filter(({ name }) => name === "RunTask").map(({ tdur, dur }) => (tdur ?? dur) / 1000);
}

function report(what, durations) {
  const long = durations.filter((one) => one > 50);
  const longest = Math.max(0, ...durations);
  const frames = durations.filter((one) => one > 1);
  const busy = durations.reduce((all, one) => all + one, 0) / 1000;
  console.log(
    `${what}: ${busy.toFixed(1)} s of work, tasks over 1 ms p95 ${at(frames, 0.95).toFixed(1)} ms, longest ${longest.toFixed(1)} ms, ${long.length} over 50 ms`,
  );
}

function figure(what, unit, all) {
  console.log(`${what}: p50 ${at(all, 0.5).toFixed(1)}, p95 ${at(all, 0.95).toFixed(1)} ${unit}`);
}

function at(all, share) {
  const sorted = [...all].sort((one, other) => one - other);
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
}
