import { expect, test } from "vitest";
import { DocumentPrefetch } from "./document-prefetch";
import type { Call } from "../platform/rpc";

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
  const prefetch = new DocumentPrefetch(call);
  await prefetch.prepare(["b"]);
  await prefetch.prepare(["b", "c"]);
  expect(prefetch.here("b")?.id).toBe("b");
  expect((await prefetch.take("b")).id).toBe("b");
  expect(asked).toEqual(["b", "c"]);
  await prefetch.take("b");
  expect(asked).toEqual(["b", "c", "b"]);
});

test("a document is here once it has come, and those that are not wanted any more are not", async () => {
  const prefetch = new DocumentPrefetch(counting().call);
  const coming = prefetch.prepare(["b", "gone"]);
  expect(prefetch.here("b")).toBeNull();
  expect((await coming).map(({ id }) => id)).toEqual(["b"]);
  expect(prefetch.here("gone")).toBeNull();
  await prefetch.prepare(["c"]);
  expect(prefetch.here("b")).toBeNull();
});

test("what may be out of date is asked for again", async () => {
  const { call, asked } = counting();
  const prefetch = new DocumentPrefetch(call);
  await prefetch.prepare(["b"]);
  prefetch.forget();
  await prefetch.take("b");
  expect(asked).toEqual(["b", "b"]);
});
