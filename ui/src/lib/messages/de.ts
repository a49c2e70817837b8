import type { Messages } from "./en";
import * as accounts from "./de/account";
import * as codes from "./de/codes";
import * as exports from "./de/export";
import * as keys from "./de/keys";
import * as screens from "./de/screens";
import * as teaching from "./de/teaching";

/** German. */
export const de: Messages = { ...accounts, ...codes, ...exports, ...keys, ...screens, ...teaching };
