import { expect, test } from "vitest";
import { Ahead } from "./ahead";
import type { Call } from "./rpc";

/** An app that answers with the id and counts what it was asked. */
function counting(): { call: Call; asked: string[] } {
  const asked: string[] = [];
  const call = ((_: string, { document }: { document: string }) => {
    asked.push(document);
    return Promise.resolve({ id: document });
  }) as unknown as Call;
  return { call, asked };
}

test("what was prepared is asked for once, and taken once", async () => {
  const { call, asked } = counting();
  const ahead = new Ahead(call);
  await ahead.prepare("b");
  await ahead.prepare("b");
  expect((await ahead.take("b")).id).toBe("b");
  expect(asked).toEqual(["b"]);
  await ahead.take("b");
  expect(asked).toEqual(["b", "b"]);
});

test("what may be out of date is asked for again", async () => {
  const { call, asked } = counting();
  const ahead = new Ahead(call);
  await ahead.prepare("b");
  ahead.forget();
  await ahead.take("b");
  expect(asked).toEqual(["b", "b"]);
});
