// Starts the real app over HTTP with a library of its own, and a browser that shows it.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import assert from "node:assert/strict";
import test from "node:test";

/** Folder of the repository. */
export const root = fileURLToPath(new URL("../..", import.meta.url));
// The packages are those of the screens, so that there is one lock file.
const packages = createRequire(join(root, "ui/package.json"));
const { chromium } = packages("playwright-core");

/** Reading on a busy computer takes its time, in milliseconds. */
export const PATIENCE = 180_000;
/** Everything else is there at once, or nearly. */
const SOON = 20_000;

const CHROMIUM = process.env.VOUCH_CHROMIUM ?? "/usr/bin/chromium";
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];

/** Path of a sample. */
export const sample = (name) => join(root, "samples", name);

/** The code of the accessibility checker, to be run inside a page. */
export const AXE = packages.resolve("axe-core/axe.min.js");

/**
 * A test of the whole: `run` is given the app at its start, with an empty library. `around` prepares what the app finds
 * in its environment, given a folder for it.
 */
export function journey(name, run, around) {
  test(name, { timeout: 2 * PATIENCE }, async () => {
    const app = await App.start(around);
    try {
      await run(app);
      assert.deepEqual(app.complaints, [], "the page complained");
    } finally {
      await app.stop();
    }
  });
}

export class App {
  static async start(around = () => ({})) {
    const app = new App();
    app.folder = mkdtempSync(join(tmpdir(), "vouch-browser-"));
    const env = { ...process.env, ...(await around(app.folder)) };
    const options = ["--library", join(app.folder, "library"), "--ui", join(root, "ui/dist")];
    app.server = spawn(serveProgram(), options, { env });
    app.address = await listening(app.server);
    app.browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    app.complaints = [];
    app.page = await app.newPage({});
    await app.go("inbox");
    return app;
  }

  /** A page in which nothing may go wrong unheard, and which asks no other computer for anything. */
  async newPage(options) {
    const context = await this.browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: "en-GB",
      reducedMotion: "reduce",
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(SOON);
    page.on("pageerror", (error) => this.complaints.push(String(error)));
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(this.address) && !/^(blob|data):/.test(url)) this.complaints.push(`asked ${url}`);
    });
    return page;
  }

  /** Shows a screen by its fragment. */
  async go(screen) {
    await this.page.goto(`${this.address}/#/${screen}`);
    await this.page.locator("main").waitFor();
  }

  /** Asks the app itself, past the screens. */
  async call(name, request) {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${this.address}/rpc/${name}`, { method: "POST", headers, body: JSON.stringify(request) });
    assert.ok(answer.ok, `${name}: ${answer.status}`);
    return answer.json();
  }

  /** Drops files on a point of the window as the system does, with everything the browser would do by itself. */
  async drop(paths, { x, y }) {
    const session = await this.page.context().newCDPSession(this.page);
    const data = { items: [], files: paths, dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"]) {
      await session.send("Input.dispatchDragEvent", { type, x, y, data });
    }
    await session.detach();
  }

  /** Rows of the inbox by the name that a reader of screens hears. */
  row(name) {
    return this.page.locator("[data-rows] a", { hasText: name });
  }

  /** The documents that a reader should find in a sample. */
  truth(name) {
    return JSON.parse(readFileSync(sample("truth.json"), "utf8")).find(({ file }) => file === name).documents;
  }

  async stop() {
    await this.browser?.close();
    this.server.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function serveProgram() {
  const built = ["release", "debug"].map((profile) => join(root, "target", profile, "vouch-serve"));
  const program = [process.env.VOUCH_SERVE, ...built].find((path) => path && existsSync(path));
  assert.ok(program, "build it first: cargo build -p vouch-serve");
  return program;
}

function listening(server) {
  return new Promise((resolve, reject) => {
    let said = "";
    server.stdout.on("data", (text) => {
      said += text;
      const address = /http:\/\/\S+/.exec(said)?.[0];
      if (address) resolve(address);
    });
    server.stderr.on("data", (text) => (said += text));
    server.on("exit", (code) => reject(new Error(`vouch-serve ended with ${code}: ${said}`)));
  });
}
