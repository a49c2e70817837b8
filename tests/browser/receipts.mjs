// Receipts to read, drawn by the browser: made up, always the same, and kept nowhere.
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const LUMEN = {
  head: ["LUMEN STATIONERS LTD", "14 Harbour Street", "Dublin 2, Ireland", "VAT IE6388047V"],
  title: "RECEIPT",
  lines: [
    ["Receipt No", "100382"],
    ["Date", "17 March 2026"],
    [],
    ["Paper A4 500 sheets", "EUR 6.25"],
    ["Blue ink pen", "EUR 4.75"],
    ["Notebook ruled", "EUR 9.00"],
    [],
    ["Subtotal", "EUR 20.00"],
    ["VAT 23%", "EUR 4.60"],
    ["TOTAL", "EUR 24.60"],
    [],
    ["Cash", "EUR 30.00"],
    ["Change", "EUR 5.40"],
  ],
};

/** Draws a receipt into a folder and answers its path; `scale` draws it in other pixels, `swaps` with other words. */
export async function drawReceipt(app, name = "lumen.png", { scale = 1, swaps = {} } = {}) {
  const page = await app.newPage({ viewport: { width: 620, height: 980 }, deviceScaleFactor: scale });
  await page.setContent(swapped(html(LUMEN), swaps));
  const path = join(app.folder, name);
  writeFileSync(path, await page.screenshot());
  await page.context().close();
  return path;
}

/** Draws a picture once more in fewer pixels, so that it is another file, and answers its path. */
export async function drawSmaller(app, picture) {
  const page = await app.newPage({ viewport: { width: 1000, height: 10 } });
  const source = `data:image/jpeg;base64,${readFileSync(picture).toString("base64")}`;
  await page.setContent(`<style>body { margin: 0; } img { display: block; width: 100%; }</style><img src="${source}">`);
  const path = join(app.folder, `smaller-${basename(picture, ".jpg")}.png`);
  writeFileSync(path, await page.screenshot({ fullPage: true }));
  await page.context().close();
  return path;
}

/** Says too little of its vendor to be taken for a document of its own. */
const NORTH = {
  head: ["NORTH PIER CAFE LTD"],
  title: "RECEIPT",
  lines: [["Date", "19 March 2026"], ["Tea", "EUR 3.20"], ["TOTAL", "EUR 3.20"]],
};

/** Draws two receipts as one picture that the reader takes for one; answers the path, and how far down the second begins. */
export async function drawTwo(app, name = "two.png", swaps = {}) {
  const page = await app.newPage({ viewport: { width: 620, height: 1120 } });
  await page.setContent(swapped(html(LUMEN), swaps) + html(NORTH));
  const begins = () => document.querySelectorAll("h1")[1].getBoundingClientRect().top / innerHeight;
  const at = await page.evaluate(begins);
  const path = join(app.folder, name);
  writeFileSync(path, await page.screenshot());
  await page.context().close();
  return { path, at };
}

/** Draws a receipt as two pictures, one of its upper half and one of the rest; answers their paths. */
export async function drawHalves(app) {
  const half = LUMEN.lines.findIndex((line) => line.length === 0) + 4;
  const upper = { ...LUMEN, lines: LUMEN.lines.slice(0, half) };
  const lower = { head: ["PAGE 2 OF 2"], title: "", lines: LUMEN.lines.slice(half) };
  const page = await app.newPage({ viewport: { width: 620, height: 640 } });
  const paths = [];
  for (const [name, drawn] of Object.entries({ "first.png": upper, "second.png": lower })) {
    await page.setContent(html(drawn));
    paths.push(join(app.folder, name));
    writeFileSync(paths.at(-1), await page.screenshot());
  }
  await page.context().close();
  return paths;
}

/** Writes a file that calls itself a picture and is none. */
export function writeNonsense(app, name = "notes.jpg") {
  const path = join(app.folder, name);
  writeFileSync(path, "Remember the milk.\n");
  return path;
}

/** Writes a picture that ends in its middle. */
export function writeTruncated(app, bytes, name = "broken.png") {
  const path = join(app.folder, name);
  writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length / 2)));
  return path;
}

function swapped(text, swaps) {
  return Object.entries(swaps).reduce((said, [from, to]) => said.replaceAll(from, to), text);
}

function html({ head, title, lines }) {
  const rows = lines.map(([left, right]) =>
    left ? `<div><span>${left}</span><span>${right}</span></div>` : "<hr>",
  );
  return `<style>
    body { margin: 0; padding: 48px 56px; background: #fff; color: #111; font: 24px/1.5 "DejaVu Sans", sans-serif; }
    h1, h2, p { margin: 0; text-align: center; font-size: 24px; font-weight: 400; }
    h1 { font-size: 32px; font-weight: 700; } h2 { margin: 24px 0 12px; font-weight: 700; }
    div { display: flex; justify-content: space-between; } hr { border: 0; border-top: 2px dashed #777; }
  </style><h1>${head[0]}</h1>${head
    .slice(1)
    .map((line) => `<p>${line}</p>`)
    .join("")}<h2>${title}</h2>${rows.join("")}`;
}
