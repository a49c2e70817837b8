import { NOTES, type FindingCode, type FindingView, type RepairView } from "./api.gen";
import { describeFinding, words } from "../messages";
import { formatValue } from "./format-value";

/** Whether a failing rule makes a person stop. */
export function isStop({ why }: FindingView): boolean {
  return !NOTES.includes(why.code as FindingCode);
}

/** Whether there is something to settle. */
export function isRepairable(finding: FindingView): boolean {
  return isStop(finding) || finding.repairs.length > 0;
}

/** What is noted where a rule is let stand. */
export function keptNote({ why }: FindingView): string {
  const { facts, fault } = describeFinding(why);
  return words.bench.keptNote(facts, fault);
}

/** A repair as words on a button. */
export function describeRepair({ field, value, from }: RepairView): string {
  const [label, text] = [words.field[field], formatValue(field, value)];
  switch (from) {
    case "printed":
      return words.bench.takePrinted(label, text);
    case "rule":
      return words.bench.takeSum(label, text);
    case "candidate":
      return words.bench.take(label, text);
  }
}
