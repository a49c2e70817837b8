import * as accounts from "./en/account";
import * as app from "./en/app";
import * as codes from "./en/codes";
import * as exports from "./en/export";
import * as inbox from "./en/inbox";
import * as keys from "./en/keys";
import * as library from "./en/library";
import * as review from "./en/review";
import * as settings from "./en/settings";
import * as teaching from "./en/teaching";

/** English. */
export const en = {
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

/** Every word the UI can say. Another language is a file of this type. */
export type Messages = typeof en;
