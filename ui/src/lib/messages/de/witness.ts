/** Who read a document, by the name of the engine. */
export const witness: Record<string, string> = {
  device: "auf diesem Rechner",
  textract: "mit Amazon",
  text: "aus dem Text der Datei",
  einvoice: "aus der E-Rechnung in der Datei",
  second_look: "noch einmal mit anderer Texterkennung",
  code: "aus dem QR-Code auf der Seite",
};
