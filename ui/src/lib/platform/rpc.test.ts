import { expect, test } from "vitest";
import { AppError, caller } from "./rpc";

test("a call hands name and request through and the response back", async () => {
  const seen: unknown[] = [];
  const call = caller({
    call: (name, request) => {
      seen.push([name, request]);
      return Promise.resolve({ version: "1", library: "/x", engines: [] });
    },
  });
  await expect(call("status", {})).resolves.toMatchObject({ version: "1" });
  expect(seen).toEqual([["status", {}]]);
});

test("a said error keeps its code and arguments", async () => {
  const call = caller({ call: () => Promise.reject({ code: "disk_full", args: { need: "1" } }) });
  const error = await call("inbox", {}).catch(AppError.from);
  expect(error).toBeInstanceOf(AppError);
  expect(error).toMatchObject({ code: "disk_full", args: { need: "1" } });
});

test("anything else is an internal error, so that there is always a sentence", async () => {
  for (const thrown of [new TypeError("gone"), "gone", null]) {
    const call = caller({ call: () => Promise.reject(thrown) });
    await expect(call("inbox", {})).rejects.toMatchObject({ code: "internal" });
  }
});
