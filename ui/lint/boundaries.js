/** Which folders of `src` may import which: see "The tiers of ui" in ARCHITECTURE.md. */

const FEATURES = ["inbox", "review", "columns", "library", "export", "rules", "account", "settings"];

/** The folders of `src/components` and `src/lib` by one name. */
const both = (name) => [`./src/components/${name}`, `./src/lib/${name}`];
const features = FEATURES.flatMap(both);
const screens = ["./src/screens", "./src/App.svelte", "./src/main.ts"];
const base = ["./src/lib/domain", "./src/lib/platform", "./src/lib/messages"];

const zones = [
  ...FEATURES.map((name) => ({
    target: both(name),
    from: [...FEATURES.filter((other) => other !== name).flatMap(both), ...screens],
    message: "A feature uses no other feature: let a screen bring them together.",
  })),
  {
    target: both("shell"),
    from: [...features, ...screens],
    message: "What surrounds the features knows none of them: let `screens/AppFrame.svelte` hand it over.",
  },
  {
    target: both("ui"),
    from: [...both("shell"), ...features, ...screens],
    message: "Controls know neither the frame nor a feature.",
  },
  {
    target: base,
    from: ["./src/components", "./src/lib/ui", ...features, ...screens],
    message: "The base of the UI knows nothing of what is built on it.",
  },
  { target: "./src/lib", from: "./src/components", message: "State knows nothing of how it is shown." },
];

/** The rules that keep features apart and files free of circles. */
export const boundaries = {
  "import-x/no-restricted-paths": ["error", { zones }],
  "import-x/no-cycle": "error",
};
