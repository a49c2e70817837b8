import * as accounts from "./en/account";
import * as codes from "./en/codes";
import * as exports from "./en/export";
import * as keys from "./en/keys";
import * as screens from "./en/screens";
import * as teaching from "./en/teaching";

/** English. */
export const en = { ...accounts, ...codes, ...exports, ...keys, ...screens, ...teaching };

/** Every word the UI can say. Another language is a file of this type. */
export type Messages = typeof en;
