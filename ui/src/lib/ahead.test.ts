import { expect, test } from "vitest";
import { Ahead } from "./ahead";
import type { Call } from "./rpc";

/** An app that answers with the id and counts what it was asked; of one document it knows nothing. */
function counting(): { call: Call; asked: string[] } {
  const asked: string[] = [];
  const call = ((_: string, { document }: { document: string }) => {
    asked.push(document);
    return document === "gone" ? Promise.reject(new Error("gone")) : Promise.resolve({ id: document });
  }) as unknown as Call;
  return { call, asked };
}

test("what was prepared is asked for once, and taken once", async () => {
  const { call, asked } = counting();
  const ahead = new Ahead(call);
  await ahead.prepare(["b"]);
  await ahead.prepare(["b", "c"]);
  expect(ahead.here("b")?.id).toBe("b");
  expect((await ahead.take("b")).id).toBe("b");
  expect(asked).toEqual(["b", "c"]);
  await ahead.take("b");
  expect(asked).toEqual(["b", "c", "b"]);
});

test("a document is here once it has come, and those that are not wanted any more are not", async () => {
  const ahead = new Ahead(counting().call);
  const coming = ahead.prepare(["b", "gone"]);
  expect(ahead.here("b")).toBeNull();
  expect((await coming).map(({ id }) => id)).toEqual(["b"]);
  expect(ahead.here("gone")).toBeNull();
  await ahead.prepare(["c"]);
  expect(ahead.here("b")).toBeNull();
});

test("what may be out of date is asked for again", async () => {
  const { call, asked } = counting();
  const ahead = new Ahead(call);
  await ahead.prepare(["b"]);
  ahead.forget();
  await ahead.take("b");
  expect(asked).toEqual(["b", "b"]);
});
