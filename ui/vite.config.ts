import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";

/** Where `vouch-serve` listens while the screens are worked on. */
const serve = process.env["VOUCH_API"] ?? "http://127.0.0.1:4717";
const proxied = ["/rpc", "/stage", "/events", "/page", "/export"];

export default defineConfig({
  base: "./",
  plugins: [svelte()],
  clearScreen: false,
  server: {
    host: "127.0.0.1",
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries(proxied.map((path) => [path, serve])),
  },
  build: { target: "es2022", sourcemap: false, modulePreload: { polyfill: false } },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
