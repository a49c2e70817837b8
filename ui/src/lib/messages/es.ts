import type { Messages } from ".";
import * as accounts from "./es/account";
import * as codes from "./es/codes";
import * as screens from "./es/screens";

/** Spanish. */
export const es: Messages = { ...accounts, ...codes, ...screens };
