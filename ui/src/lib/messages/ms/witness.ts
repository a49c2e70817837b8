/** Who read a document, by the name of the engine. */
export const witness: Record<string, string> = {
  device: "di komputer ini",
  textract: "dengan Amazon",
  text: "daripada teks fail",
  einvoice: "daripada data e-invois",
  second_look: "sekali lagi oleh pembaca kedua",
  code: "daripada kod QR pada halaman",
};
