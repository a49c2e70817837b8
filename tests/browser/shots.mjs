// Pictures of every screen, in every theme and size, for people to look at:
// node tests/browser/shots.mjs [SCENES] [LOOKS], both a pattern of names.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./app.mjs";
import { tour } from "./scenes.mjs";

const FOLDER = join(root, "shots");
const [scenes, looks] = process.argv.slice(2).map((pattern) => new RegExp(`^(${pattern})$`));

const SIZES = { 1280: [1280, 800], 1024: [1024, 700], 1600: [1600, 1000] };
const sized = (name, options, sizes = Object.keys(SIZES)) =>
  sizes.map((size) => {
    const [width, height] = SIZES[size];
    return { name: `${name}-${size}`, options: { viewport: { width, height }, ...options } };
  });
const MAGNIFIED = { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 };
const LOOKS = [
  ...sized("light", { colorScheme: "light" }),
  ...sized("dark", { colorScheme: "dark" }),
  ...sized("contrast", { colorScheme: "light", contrast: "more" }, ["1280"]),
  ...sized("contrast-dark", { colorScheme: "dark", contrast: "more" }, ["1024"]),
  ...sized("german", { locale: "de-DE" }, ["1024", "1280"]),
  { name: "magnified", options: MAGNIFIED },
].filter(({ name }) => looks?.test(name) ?? true);

mkdirSync(FOLDER, { recursive: true });
await tour(
  ({ name }) => scenes?.test(name) ?? true,
  async ({ name }, see) => {
    for (const look of LOOKS) {
      const path = join(FOLDER, `${name}-${look.name}.png`);
      await see(look.options, (page) => page.screenshot({ path }));
    }
  },
);
