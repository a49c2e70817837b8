// What is needed of WebDriver, over its plain HTTP: a session, scripts, keys, pictures.

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Opens a session on a driver listening at `base`, within `limit` milliseconds. */
export async function openSession(base, capabilities, limit) {
  const { sessionId } = await call(base, "POST", "/session", { capabilities: { alwaysMatch: capabilities } }, limit);
  return new Session(`${base}/session/${sessionId}`);
}

class Session {
  constructor(base) {
    this.base = base;
  }

  /** Runs the body of a function in the page and returns what it returns. */
  run(script, ...args) {
    return call(this.base, "POST", "/execute/sync", { script, args });
  }

  async click(element) {
    await call(this.base, "POST", `/element/${element[ELEMENT]}/click`, {});
  }

  /** Replaces what stands in an input field and ends with Enter. */
  async enter(element, text) {
    await call(this.base, "POST", `/element/${element[ELEMENT]}/clear`, {});
    await call(this.base, "POST", `/element/${element[ELEMENT]}/value`, { text: `${text}\uE007` });
  }

  /** Presses keys together on whatever has the focus: `Control`, `Shift` and a letter. */
  async press(...keys) {
    const codes = keys.map((key) => ({ Control: "\uE009", Shift: "\uE008" })[key] ?? key);
    const down = codes.map((value) => ({ type: "keyDown", value }));
    const up = codes.toReversed().map((value) => ({ type: "keyUp", value }));
    await call(this.base, "POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions: [...down, ...up] }] });
  }

  /** A picture of the page, as PNG. */
  async picture() {
    return Buffer.from(await call(this.base, "GET", "/screenshot"), "base64");
  }

  async close() {
    await call(this.base, "DELETE", "");
  }
}

async function call(base, method, path, body, limit = 30_000) {
  const answer = await fetch(base + path, {
    method,
    body: body && JSON.stringify(body),
    signal: AbortSignal.timeout(limit),
  });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
  return value;
}
