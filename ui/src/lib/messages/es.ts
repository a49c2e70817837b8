import type { Messages } from "./en";
import * as accounts from "./es/account";
import * as codes from "./es/codes";
import * as exports from "./es/export";
import * as keys from "./es/keys";
import * as screens from "./es/screens";
import * as teaching from "./es/teaching";

/** Spanish. */
export const es: Messages = { ...accounts, ...codes, ...exports, ...keys, ...screens, ...teaching };
