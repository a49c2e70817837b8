import { convertFileSrc, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import { open, save } from "@tauri-apps/plugin-dialog";
import type { Event, Written } from "../domain/api.gen";
import { draggedKind, type Drag, type Platform, type Point } from "./types";

/** The real window. */
export const tauri: Platform = {
  call: (name, request) => invoke("rpc", { name, request }),

  listen: (handler) => later(listen<Event>("vouch", ({ payload }) => handler(payload))),

  onDrag(handler) {
    let kinds: Extract<Drag, { type: "over" }>["kinds"] = [];
    const stop = getCurrentWebview().onDragDropEvent(({ payload }) => {
      if (payload.type === "enter") kinds = payload.paths.map((path) => draggedKind(path));
      if (payload.type === "leave") return handler({ type: "leave" });
      const at = inWindow(payload.position);
      if (payload.type === "drop") handler({ type: "drop", incoming: { paths: payload.paths }, at });
      else handler({ type: "over", kinds, at });
    });
    return later(stop);
  },

  async chooseFiles() {
    const paths = await open({ multiple: true });
    return paths && { paths };
  },

  async stage(file) {
    const headers = { "x-name": encodeURIComponent(file.name) };
    return invoke<string>("stage", await file.arrayBuffer(), { headers });
  },

  pageUrl: (source, page, width) => convertFileSrc(`${source}/${page}/${width}`, "page"),

  openAddress() {
    // The program around the window has opened it.
  },

  async saveExport(request, fileName) {
    const path = await save({ defaultPath: fileName, filters: [{ name: "CSV", extensions: ["csv"] }] });
    return path === null
      ? null
      : invoke<Written>("rpc", { name: "write_export", request: { export: request, path } });
  },
};

/** Windows tells a drag in pixels of the screen; the others tell it in those of the window. */
function inWindow({ x, y }: Point): Point {
  const pixel = navigator.userAgent.includes("Windows") ? devicePixelRatio : 1;
  return { x: x / pixel, y: y / pixel };
}

/** A function that ends what is still beginning. */
function later(beginning: Promise<() => void>): () => void {
  return () => void beginning.then((end) => end());
}
