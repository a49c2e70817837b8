/**
 * Parses what a file imports, for the rule against circles: of a component only its scripts, and imports of types like
 * those of values, because a circle of types is one too.
 */
import ts from "typescript-eslint";

const SCRIPT = /(?<=<script[^>]*>).*?(?=<\/script>)/gs;

export function parseForESLint(text, options) {
  const isComponent = options.filePath.endsWith(".svelte");
  const code = isComponent ? (text.match(SCRIPT) ?? []).join("\n") : text;
  const parsed = ts.parser.parseForESLint(code, options);
  for (const node of parsed.ast.body) {
    if (node.type === "ImportDeclaration") node.importKind = "value";
  }
  return parsed;
}
