/** Decimals as plain text, such as `-13.25`. */

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** Whether a text is a plain decimal. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** Returns the sum of plain decimals, `null` where one is none. Whole numbers of the smallest unit are added, never floats. */
export function sumOf(amounts: readonly string[]): string | null {
  if (amounts.length === 0 || !amounts.every(isDecimal)) return null;
  const scale = Math.max(...amounts.map(scaleOf));
  return plain(
    amounts.reduce((sum, text) => sum + units(text, scale), 0n),
    scale,
  );
}

function scaleOf(text: string): number {
  return text.split(".")[1]?.length ?? 0;
}

function units(text: string, scale: number): bigint {
  return BigInt(text.replace(".", "")) * 10n ** BigInt(scale - scaleOf(text));
}

function plain(number: bigint, scale: number): string {
  const digits = (number < 0n ? -number : number).toString().padStart(scale + 1, "0");
  const whole = digits.slice(0, digits.length - scale);
  return (number < 0n ? "-" : "") + whole + (scale > 0 ? `.${digits.slice(-scale)}` : "");
}

/** Splits an amount into two halves that add up to it again. */
export function halves(amount: string): [string, string] {
  if (!isDecimal(amount)) return [amount, ""];
  const scale = scaleOf(amount);
  const all = units(amount, scale);
  return [plain(all - all / 2n, scale), plain(all / 2n, scale)];
}
