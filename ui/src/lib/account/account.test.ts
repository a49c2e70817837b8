import { beforeEach, expect, test } from "vitest";
import { AccountStore } from "./account.svelte";
import type { AccountView, SaidError } from "../domain/api.gen";
import type { Call } from "../platform/rpc";

const OUT: AccountView = { standing: "signed_out", email: null, keepsOriginals: true };
const IN: AccountView = { ...OUT, standing: "signed_in", email: "ada@example.com" };

let asked: [string, unknown][];
let opened: string[];
let refusal: SaidError | null;
let browser: () => void;
let account: AccountStore;

beforeEach(() => {
  asked = [];
  opened = [];
  refusal = null;
  const call = (async (name: string, request: unknown) => {
    asked.push([name, request]);
    if (refusal) throw refusal;
    if (name === "sign_in") {
      await new Promise<void>((resolve) => (browser = resolve));
      return IN;
    }
    if (name === "stored_originals") {
      return ["a", "b"].map((key) => ({ key, name: null, source: null, bytes: 1, since: null }));
    }
    return name === "set_up" ? { ...OUT, standing: "not_set_up" } : OUT;
  }) as Call;
  account = new AccountStore(call, { openAddress: (address) => opened.push(address) });
});

async function signIn(): Promise<void> {
  const signingIn = account.signIn(true);
  browser();
  await signingIn;
}

test("the page to sign in on is opened, and shown until somebody has come back from it", async () => {
  const signingIn = account.signIn(true);
  account.handleEvent({ event: "open_address", address: "https://example.com/" });
  expect(opened).toEqual(["https://example.com/"]);
  expect([account.isSigningIn, account.address]).toEqual([true, "https://example.com/"]);
  browser();
  await signingIn;
  expect([account.isSigningIn, account.address]).toEqual([false, null]);
  expect(account.isSignedIn).toBe(true);
});

test("one sign-in at a time", async () => {
  const signingIn = account.signIn(true);
  await account.signIn(false);
  browser();
  await signingIn;
  expect(asked.filter(([name]) => name === "sign_in")).toHaveLength(1);
});

test("a sign-in that was stopped says nothing, any other failure does", async () => {
  refusal = { code: "cancelled", args: {} };
  await account.signIn(true);
  expect(account.error).toBeNull();
  refusal = { code: "no_keychain", args: {} };
  await account.signIn(true);
  expect(account.error?.code).toBe("no_keychain");
  expect([account.isSigningIn, account.busy]).toEqual([false, false]);
});

test("leaving the account is one act", async () => {
  await signIn();
  asked.length = 0;
  await account.leave();
  expect(asked.map(([name]) => name)).toEqual(["set_up"]);
  expect(account.isSetUp).toBe(false);
});

test("what was deleted there leaves the list, and signing out empties it", async () => {
  await signIn();
  await account.list();
  await account.deleteStored("a");
  expect(account.stored?.map(({ key }) => key)).toEqual(["b"]);
  await account.signOut(true);
  expect(account.stored).toBeNull();
});

test("news asks again how the person stands, progress does not", () => {
  account.handleEvent({ event: "progress", rows: [] });
  expect(asked).toEqual([]);
  account.handleEvent({ event: "account_changed" });
  account.handleEvent({ event: "changed" });
  account.handleEvent({ event: "changed" });
  expect(asked.map(([name]) => name)).toEqual(["account", "account"]);
});
