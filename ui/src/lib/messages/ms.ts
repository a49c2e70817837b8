import type { Messages } from "./en";
import * as accounts from "./ms/account";
import * as app from "./ms/app";
import * as codes from "./ms/codes";
import * as exports from "./ms/export";
import * as inbox from "./ms/inbox";
import * as keys from "./ms/keys";
import * as library from "./ms/library";
import * as review from "./ms/review";
import * as settings from "./ms/settings";
import * as teaching from "./ms/teaching";

/** Malay. */
export const ms: Messages = {
  ...accounts,
  ...app,
  ...codes,
  ...exports,
  ...inbox,
  ...keys,
  ...library,
  ...review,
  ...settings,
  ...teaching,
};
