import type { Event, ExportRequest, Written } from "../domain/api.gen";

/** Milliseconds between two refreshes: hundreds of files change more often than people see. */
export const REFRESH_MS = 200;

/** Files on their way in: by path where the system gives paths, as bytes where it does not. */
export type Incoming = { paths: string[] } | { files: File[] };

/** What a dragged thing looks like before it is let go. */
export type DraggedKind = "picture" | "pdf" | "archive" | "other";

/** A point of the window, in its own pixels. */
export interface Point {
  x: number;
  y: number;
}

/** A drag over the window, from entering it to leaving or letting go. */
export type Drag =
  | { type: "over"; kinds: DraggedKind[]; at: Point }
  | { type: "leave" }
  | { type: "drop"; incoming: Incoming; at: Point };

/** Everything the UI asks of what is around it: the real window, or a local server in a browser. */
export interface Platform {
  /** Runs one command. Rejects with a `SaidError`, or with anything else when the other side is gone. */
  call(name: string, request: unknown): Promise<unknown>;
  /** Hands on every event until the answered function is called. */
  listen(handler: (event: Event) => void): () => void;
  /** Hands on every drag over the window until the answered function is called. */
  onDrag(handler: (drag: Drag) => void): () => void;
  /** Asks a person for files; `null` when they changed their mind. */
  chooseFiles(): Promise<Incoming | null>;
  /** Hands over bytes and answers an id for `import_staged`. */
  stage(file: File): Promise<string>;
  /** Address of the upright picture of a page, at most `width` pixels wide. */
  pageUrl(source: string, page: number, width: number): string;
  /** Shows an address in the person's browser, unless that was done before the event came. */
  openAddress(address: string): void;
  /** Asks where to and writes an export; `null` when the person changed their mind. */
  saveExport(request: ExportRequest, fileName: string): Promise<Written | null>;
}

const EXTENSIONS: Record<string, DraggedKind> = {
  ...Object.fromEntries(
    "jpg jpeg png webp bmp gif tif tiff heic heif".split(" ").map((end) => [end, "picture"]),
  ),
  pdf: "pdf",
  zip: "archive",
};

/** What a file looks like by its name, or by its media type where there is no name yet. */
export function draggedKind(name: string, mediaType = ""): DraggedKind {
  if (mediaType.startsWith("image/")) return "picture";
  if (mediaType === "application/pdf") return "pdf";
  if (mediaType.includes("zip")) return "archive";
  return EXTENSIONS[name.split(".").pop()?.toLowerCase() ?? ""] ?? "other";
}
