import { fileURLToPath } from "node:url";
import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import { createNodeResolver, importX } from "eslint-plugin-import-x";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import { boundaries } from "./lint/boundaries.js";
import svelteConfig from "./svelte.config.js";

const outside = [
  { group: ["@tauri-apps/*"], message: "Only lib/platform talks to the outside." },
  { group: ["**/platform/tauri", "**/platform/http"], message: "Import lib/platform instead." },
];

export default ts.config(
  { ignores: ["dist", "src/lib/domain/api.gen.ts"] },
  js.configs.recommended,
  ts.configs.strict,
  svelte.configs.recommended,
  prettier,
  svelte.configs.prettier,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    rules: {
      eqeqeq: "error",
      "no-console": "error",
      "no-undef": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-restricted-imports": ["error", { patterns: outside }],
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    files: ["src/**"],
    plugins: { "import-x": importX },
    settings: {
      "import-x/extensions": [".ts", ".svelte"],
      "import-x/parsers": {
        [fileURLToPath(new URL("lint/imports-parser.js", import.meta.url))]: [".ts", ".svelte"],
      },
      "import-x/resolver-next": [createNodeResolver({ extensions: [".ts", ".svelte", ".js"] })],
    },
    rules: boundaries,
  },
  { files: ["src/lib/platform/*.ts"], rules: { "no-restricted-imports": "off" } },
);
