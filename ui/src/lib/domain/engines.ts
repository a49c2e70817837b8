/** The engine that reads in the person's own account; without a name it is the one on this computer. */
export const AMAZON = "textract";

/** The engine of this computer. */
export const DEVICE = "device";
