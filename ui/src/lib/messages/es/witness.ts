/** Who read a document, by the name of the engine. */
export const witness: Record<string, string> = {
  device: "en este equipo",
  textract: "con Amazon",
  text: "según el texto del archivo",
  einvoice: "según la factura electrónica del archivo",
  second_look: "de nuevo con otro modelo",
  code: "según el código QR de la página",
};
