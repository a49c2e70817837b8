/** Who read a document, by the name of the engine. */
export const witness: Record<string, string> = {
  device: "on this computer",
  textract: "with Amazon",
  text: "from the text in the file",
  einvoice: "from the e-invoice data in the file",
  second_look: "once more by a second reader",
  code: "from the QR code on the page",
};
