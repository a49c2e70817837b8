// An account at Amazon and a Textract on this computer, for journeys through the screens.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const built = path.resolve(root, process.env.CARGO_TARGET_DIR ?? "target", "debug");
const { chromium } = createRequire(path.join(root, "ui/package.json"))("playwright-core");

/** Generous: the first time on a computer the emulator is installed. */
const PATIENCE = 180_000;

/** Starts both; what they need on the disk lies in `folder`. */
export async function startEmulators(folder) {
  const account = spawn("python3", [path.join(root, "tests/aws/rig.py")], { stdio: ["pipe", "pipe", "inherit"] });
  const textract = spawn(path.join(built, "textract-emulator"), { stdio: ["pipe", "pipe", "inherit"] });
  const emulators = new Emulators(folder, [account, textract]);
  try {
    emulators.told = JSON.parse(await firstLine(account));
    emulators.textract = await firstLine(textract);
    for (const name of ["bin", "keychain"]) await mkdir(path.join(folder, name));
    // The system's way to open a page: here it only says which.
    const opener = path.join(folder, "bin", "xdg-open");
    await writeFile(opener, `#!/bin/sh\nprintf '%s' "$1" >'${emulators.opened}'\n`);
    await chmod(opener, 0o755);
  } catch (error) {
    await emulators.stop();
    throw error;
  }
  return emulators;
}

class Emulators {
  constructor(folder, processes) {
    Object.assign(this, { folder, processes, opened: path.join(folder, "opened") });
  }

  /** What leads a program to them. */
  get environment() {
    return {
      PATH: `${path.join(this.folder, "bin")}:${process.env.PATH}`,
      VOUCH_AMAZON_AT: this.told.endpoint,
      VOUCH_TEXTRACT_AT: this.textract,
      VOUCH_KEYCHAIN_AT: path.join(this.folder, "keychain"),
    };
  }

  /** The page that the program sent the browser to. */
  async addressOpened() {
    const deadline = Date.now() + PATIENCE;
    while (Date.now() < deadline) {
      const address = existsSync(this.opened) ? await readFile(this.opened, "utf8") : "";
      if (address) {
        await rm(this.opened);
        return address;
      }
      await sleep(100);
    }
    throw new Error("the program sent no browser anywhere");
  }

  /** Opens a page in a browser, signs in there, and gives what the last page says. */
  async signIn(address) {
    const browser = await chromium.launch({
      executablePath: process.env.VOUCH_CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    });
    try {
      const page = await browser.newPage();
      await page.goto(address);
      await page.locator("input[name=username]").fill(this.told.user);
      await page.locator("input[name=password]").fill(this.told.password);
      await page.locator("[type=submit]").first().click();
      await page.waitForURL(/127\.0\.0\.1:\d+\/callback/);
      return await page.locator("h1").innerText();
    } finally {
      await browser.close();
    }
  }

  /** Ends both. */
  async stop() {
    for (const process of this.processes) {
      process.stdin.end();
      if (process.exitCode === null) await once(process, "exit");
    }
  }
}

async function firstLine(process) {
  const lines = createInterface({ input: process.stdout });
  const [line] = await once(lines, "line", { signal: AbortSignal.timeout(PATIENCE) });
  return line;
}
