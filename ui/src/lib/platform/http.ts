import type { Event } from "../domain/api.gen";
import { draggedKind, type Incoming, type Platform } from "./types";

/** A browser beside the local development server. */
export const http: Platform = {
  async call(name, request) {
    const answer = await post(`/rpc/${name}`, JSON.stringify(request), {
      "content-type": "application/json",
    });
    return answer.json();
  },

  listen(handler) {
    const source = new EventSource("/events");
    source.onmessage = ({ data }: MessageEvent<string>) => handler(JSON.parse(data) as Event);
    return () => source.close();
  },

  onDrag(handler) {
    const over = ({ dataTransfer, x, y }: DragEvent) => {
      const items = [...(dataTransfer?.items ?? [])].filter((item) => item.kind === "file");
      const kinds = items.map((item) => draggedKind("", item.type));
      if (items.length > 0) handler({ type: "over", kinds, at: { x, y } });
    };
    const leave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) handler({ type: "leave" });
    };
    const drop = ({ dataTransfer, x, y }: DragEvent) => {
      const files = [...(dataTransfer?.files ?? [])];
      handler(files.length > 0 ? { type: "drop", incoming: { files }, at: { x, y } } : { type: "leave" });
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  },

  chooseFiles: () =>
    new Promise<Incoming | null>((resolve) => {
      const input = Object.assign(document.createElement("input"), { type: "file", multiple: true });
      input.onchange = () => resolve({ files: [...(input.files ?? [])] });
      input.oncancel = () => resolve(null);
      input.click();
    }),

  async stage(file) {
    const answer = await post("/stage", file, { "x-name": encodeURIComponent(file.name) });
    return answer.text();
  },

  pageUrl: (source, page, width) => `/page/${source}/${page}/${width}`,

  openAddress: (address) => void window.open(address, "_blank", "noopener"),

  async saveExport(request, fileName) {
    const answer = await post("/export", JSON.stringify(request), { "content-type": "application/json" });
    const csv = await answer.blob();
    const address = URL.createObjectURL(csv);
    Object.assign(document.createElement("a"), { href: address, download: fileName }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    const lines = (await csv.text()).split("\r\n").length;
    return { path: fileName, rows: Math.max(lines - 2, 0) };
  },
};

async function post(path: string, body: BodyInit, headers: HeadersInit): Promise<Response> {
  const answer = await fetch(path, { method: "POST", body, headers });
  if (answer.status === 422) throw await answer.json();
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
}
