import { isTauri } from "@tauri-apps/api/core";
import { http } from "./http";
import { tauri } from "./tauri";
import type { Platform } from "./types";

/** The one place that talks to the outside. */
export const platform: Platform = isTauri() ? tauri : http;

export { REFRESH_MS } from "./types";
export type { Drag, DraggedKind, Incoming, Platform, Point } from "./types";
