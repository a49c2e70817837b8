import type { Messages } from "./en";
import * as accounts from "./ms/account";
import * as codes from "./ms/codes";
import * as exports from "./ms/export";
import * as keys from "./ms/keys";
import * as screens from "./ms/screens";
import * as teaching from "./ms/teaching";

/** Malay. */
export const ms: Messages = { ...accounts, ...codes, ...exports, ...keys, ...screens, ...teaching };
