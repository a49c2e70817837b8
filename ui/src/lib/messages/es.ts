import type { Messages } from "./en";
import * as accounts from "./es/account";
import * as app from "./es/app";
import * as codes from "./es/codes";
import * as exports from "./es/export";
import * as inbox from "./es/inbox";
import * as keys from "./es/keys";
import * as library from "./es/library";
import * as review from "./es/review";
import * as settings from "./es/settings";
import * as teaching from "./es/teaching";

/** Spanish. */
export const es: Messages = {
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
