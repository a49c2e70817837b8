import { count, seconds } from "../format";
import { counting } from "../say";

const some = counting("en");

/** Rules that were made from corrections. */
export const rules = {
  title: "Rules",
  how: "Made from your corrections. They speak for what is read later; what you change by hand stands above them.",
  open: "All rules",
  offer: (says: string, who: string) => `Always ${says} for ${who}?`,
  same: (vendor: string) => `Is this the same as “${vendor}”?`,
  yes: "Yes",
  no: "No",
  always: "Always",
  made: (says: string) => `From now on: ${says}.`,
  earlier: (number: number) => `${some(number, "earlier document differs", "earlier documents differ")}.`,
  see: "See what would change",
  undo: "Undo",
  /** The vendor by what is printed. */
  printed: (name: string) => `“${name}”`,
  thisVendor: "this vendor",
  taxId: (number: string) => `tax number ${number}`,
  iban: (number: string) => `account ${number}`,
  vendor: (name: string) => `“${name}”`,
  category: (name: string) => name,
  for: (who: string) => `for ${who}`,
  or: " or ",
  since: (day: string) => `since ${day}`,
  off: "Switched off",
  counts: (says: string) => `${says} counts`,
  edit: "Edit",
  editNamed: (says: string) => `Edit ${says}`,
  name: "Name",
  save: "Save",
  cancel: "Leave it",
  delete: "Delete",
  deleteNamed: (says: string) => `Delete ${says}`,
  deleted: (says: string) => `${says} is no longer a rule. Documents keep what it gave them.`,
  past: "Past documents",
  pastNamed: (says: string) => `Past documents and ${says}`,
  pastNone: "No past document would change. What you gave or confirmed yourself stays.",
  would: (number: number) => `${some(number, "document", "documents")} would change`,
  apply: (number: number) => `Change ${some(number, "document", "documents")}`,
  applied: (number: number) => `${some(number, "document", "documents")} changed. One undo takes it back.`,
  nothing: "empty",
  becomes: "becomes",
  none: "There are no rules yet",
  noneHow:
    "Correct a vendor's name or give a category on the bench: Vouch then asks once whether that is always so.",
};

/** How well documents are read, judged by what the person did. */
export const meter = {
  title: "How well it reads for you",
  how: "Counted from your own corrections on this computer, and told to nobody.",
  tooEarly: "There is too little to say yet: it begins with twenty accepted documents.",
  untouched: "Accepted as read",
  untouchedHow: (times: number, of: number) => `${count(times)} of ${some(of, "document", "documents")}`,
  time: "Your time",
  timeHow: (time: number, of: number) =>
    `Half of ${some(of, "document", "documents")} took you less than ${seconds(time)}.`,
  right: "Right as read",
  of: (times: number, of: number) => `${count(times)} of ${count(of)}`,
  field: "Field",
  witness: {
    device: "This computer",
    textract: "Amazon",
    text: "Text in the file",
    einvoice: "E-invoice data",
    rule: "Your rules",
    memory: "Earlier documents",
  } as Record<string, string>,
};
