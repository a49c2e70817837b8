import type { Messages } from "./en";
import * as accounts from "./de/account";
import * as app from "./de/app";
import * as codes from "./de/codes";
import * as exports from "./de/export";
import * as inbox from "./de/inbox";
import * as keys from "./de/keys";
import * as library from "./de/library";
import * as review from "./de/review";
import * as settings from "./de/settings";
import * as teaching from "./de/teaching";

/** German. */
export const de: Messages = {
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
