// Starts the built desktop program in a real window, on a library of its own, and moves the real mouse in it.

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { openSession } from "./webdriver.mjs";

const execute = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));
const built = path.resolve(root, process.env.CARGO_TARGET_DIR ?? "target", "debug");

/** Generous: the machine may be loaded, and the program is not optimized. */
export const PATIENCE = 120_000;

export const sample = (name) => path.join(root, "samples", name);

/** A story in steps: a failing one ends it and leaves a picture of the window behind. `desktop` gives the window then. */
export function story(desktop) {
  let isBroken = false;
  return (name, act) =>
    test(name, async (context) => {
      if (isBroken) return context.skip("an earlier step failed");
      try {
        await act();
      } catch (error) {
        isBroken = true;
        const picture = await desktop().keepPicture(name).catch(() => "no picture");
        throw new Error(`${error.message} (the window then: ${picture})`, { cause: error });
      }
    });
}

/** Opens the program's window; `close` ends everything and removes the library. `environment` comes on top of ours. */
export async function openDesktop(environment = {}) {
  const desktop = new Desktop(await mkdtemp(path.join(tmpdir(), "vouch-window-")), environment);
  await desktop.open();
  return desktop;
}

/** Starts the driver at the head of a process group: the program it opens ends with it, whatever happens. */
async function startDriver(port, log, environment) {
  const output = await open(log, "w");
  const driver = spawn("WebKitWebDriver", [`--port=${port}`], {
    env: { ...process.env, ...environment, TAURI_WEBVIEW_AUTOMATION: "true" },
    stdio: ["ignore", output.fd, output.fd],
    detached: true,
  });
  await once(driver, "spawn");
  await output.close();
  return driver;
}

function end(driver) {
  try {
    process.kill(-driver.pid, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

class Desktop {
  constructor(folder, environment) {
    Object.assign(this, { folder, library: path.join(folder, "library"), environment });
  }

  async open() {
    const port = await freePort();
    const log = path.join(this.folder, "driver.log");
    this.driver = await startDriver(port, log, this.environment);
    try {
      await listening(port);
      const options = { binary: path.join(built, "vouch-desktop"), args: ["--library", this.library] };
      const wanted = { "webkitgtk:browserOptions": options };
      this.session = await openSession(`http://127.0.0.1:${port}`, wanted, PATIENCE);
    } catch (error) {
      end(this.driver);
      throw new Error(`no window: ${error.message}\n${await readFile(log, "utf8")}`, { cause: error });
    }
  }

  /** Ends the program and opens it again on the same library. */
  async restart() {
    await this.quit();
    await this.open();
  }

  /** Runs `script` in the page until it returns something. */
  async until(what, script, ...args) {
    return until(what, () => this.session.run(script, ...args));
  }

  /** Waits for the first of these elements whose accessible label begins so. */
  async find(selector, label) {
    return this.until(
      `${selector} labelled ${label}`,
      `const [selector, label] = arguments;
       const said = (element) => (element.getAttribute("aria-label") ?? element.textContent).trim();
       return [...document.querySelectorAll(selector)].find((element) => said(element).startsWith(label)) ?? null`,
      selector,
      label,
    );
  }

  /** Opens the first document of the inbox on the bench. */
  async openDocument() {
    const row = await this.find("a[href^='#/document/']", "");
    await this.session.run("arguments[0].dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))", row);
    await this.until("its fields", `return document.querySelector("input[data-field]") !== null`);
  }

  /** Types another value into a field of the open document, by its name and its label, and confirms it. */
  async correct(name, label, text) {
    const input = await this.until(
      `the input of ${label}`,
      `const [name, label] = arguments;
       document.querySelector('button[aria-label^="' + label + ',"]')?.click();
       return document.querySelector('input[name="' + name + '"]')`,
      name,
      label,
    );
    await this.session.enter(input, text);
  }

  /** Drags files from another window and lets go of them at the middle of this one. */
  async drop(...files) {
    return this.dropAt(null, ...files);
  }

  /** The same on an element of this window, found once the files are above it. */
  async dropAt(selector, ...files) {
    let [x, y] = await this.middle();
    const source = spawn("/usr/bin/python3", [path.join(root, "tests/window/drop_source.py"), "10", "10", ...files], {
      stdio: ["ignore", "pipe", "inherit"],
      timeout: PATIENCE,
    });
    const ended = once(source, "exit");
    await once(source.stdout, "data");
    await sleep(500);
    // The toolkit wants to see the mouse travel: first to call it a drag, then inside the target to call it a drop.
    await mouse("mousemove", 60, 40, "sleep", 0.2, "mousedown", 1, "sleep", 0.2);
    for (let step = 1; step <= 5; step++) await mouse("mousemove", 60 + 6 * step, 40 + 4 * step, "sleep", 0.05);
    for (let step = 6; step >= 0; step--) await mouse("mousemove", x - 6 * step, y - 4 * step, "sleep", 0.1);
    await until("the window to see the files above it", async () => {
      await mouse("mousemove_relative", 1, 0, "sleep", 0.1, "mousemove", x, y, "sleep", 0.3);
      return this.session.run(`return document.querySelector("[role=status] b") !== null`);
    });
    if (selector) {
      const [left, top] = await this.corner();
      const box = await this.until(
        selector,
        `const box = document.querySelector(arguments[0])?.getBoundingClientRect();
         return box && [box.x + box.width / 2, box.y + box.height / 2]`,
        selector,
      );
      [x, y] = [left + Math.round(box[0]), top + Math.round(box[1])];
      for (let step = 5; step >= 0; step--) await mouse("mousemove", x - 4 * step, y - 4 * step, "sleep", 0.1);
    }
    await mouse("mouseup", 1);
    const [status] = await ended;
    if (status !== 0) throw new Error("the window did not take the files");
  }

  /** The middle of the page on the screen. */
  async middle() {
    const { x, y, width, height } = await this.place();
    return [x + Math.round(width / 2), y + Math.round(height / 2)];
  }

  /** The upper left corner of the page on the screen. */
  async corner() {
    const { x, y } = await this.place();
    return [x, y];
  }

  async place() {
    const { stdout: found } = await execute("xdotool", ["search", "--onlyvisible", "--name", "^Vouch$"]);
    const { stdout: geometry } = await execute("xdotool", ["getwindowgeometry", "--shell", found.trim().split("\n").at(-1)]);
    const at = (name) => Number(geometry.match(new RegExp(`^${name}=(\\d+)$`, "m"))[1]);
    return { x: at("X"), y: at("Y"), width: at("WIDTH"), height: at("HEIGHT") };
  }

  /** Runs the terminal's program on the same library. */
  async vouch(...args) {
    const { stdout } = await execute(path.join(built, "vouch"), ["--library", this.library, ...args], {
      env: { ...process.env, ...this.environment },
      timeout: PATIENCE,
    });
    return stdout;
  }

  /** Keeps a picture of the page for whoever looks into a failure. */
  async keepPicture(name) {
    const file = path.join(built, "..", "dev", `${name}.png`);
    await writeFile(file, await this.session.picture());
    return file;
  }

  async quit() {
    await this.session.close().catch(() => {});
    end(this.driver);
  }

  async close() {
    await this.quit();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}

async function mouse(...words) {
  await execute("xdotool", words.map(String), { timeout: 10_000 });
}

async function until(what, attempt) {
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    const answer = await attempt();
    if (answer) return answer;
    await sleep(200);
  }
  throw new Error(`waited ${PATIENCE / 1000} s for ${what}`);
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

async function listening(port) {
  await until("the driver", () =>
    fetch(`http://127.0.0.1:${port}/status`, { signal: AbortSignal.timeout(5_000) }).then(
      (answer) => answer.ok,
      () => false,
    ),
  );
}
