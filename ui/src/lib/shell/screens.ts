/** What is known of a screen before it is drawn. */
interface Screen {
  /** The keys that lead to it unless a person chose others; it needs more than a key where there are none. */
  keys: readonly string[];
  /** How the top bar leads to it. */
  bar?: "tab" | "gear";
}

/**
 * Every screen, by its name in the address. The router, the top bar, the palette, the key sheet and the settings all read
 * this one table; `src/screens/index.ts` has the component of each.
 */
export const SCREENS = {
  inbox: { keys: ["Mod+1"], bar: "tab" },
  columns: { keys: ["Mod+2"], bar: "tab" },
  library: { keys: ["Mod+3"], bar: "tab" },
  export: { keys: ["Mod+4"], bar: "tab" },
  duplicates: { keys: ["Mod+5"] },
  rules: { keys: ["Mod+6"] },
  settings: { keys: ["Mod+,"], bar: "gear" },
  document: { keys: [] },
} as const satisfies Record<string, Screen>;

/** Name of a screen, as it stands in the address. */
export type ScreenName = keyof typeof SCREENS;

/** A screen that shows one document, and has to be told which. */
export type DocumentScreen = "document";

/** A screen that needs to know nothing. */
export type PlainScreen = Exclude<ScreenName, DocumentScreen>;

/** Every screen that needs to know nothing, in the order of the table. */
export const PLAIN_SCREENS = (Object.keys(SCREENS) as ScreenName[]).filter((name) => name !== "document");

/** A screen that the top bar leads to in this way. */
type InBar<Way> = {
  [Name in ScreenName]: (typeof SCREENS)[Name] extends { bar: Way } ? Name : never;
}[ScreenName];

/** The screens that the top bar leads to in one way, in the order of the table. */
export function screensInBar<Way extends NonNullable<Screen["bar"]>>(way: Way): InBar<Way>[] {
  return PLAIN_SCREENS.filter((name) => (SCREENS[name] as Screen).bar === way) as InBar<Way>[];
}

/** The action that leads to a screen: `toInbox` for `inbox`. */
export type ScreenAction = `to${Capitalize<PlainScreen>}`;

/** Returns the action that leads to a screen. */
export function actionTo(screen: PlainScreen): ScreenAction {
  return `to${screen.charAt(0).toUpperCase()}${screen.slice(1)}` as ScreenAction;
}

/** Something for every action that leads to a screen. */
export function forScreens<T>(make: (screen: PlainScreen) => T): Record<ScreenAction, T> {
  return Object.fromEntries(PLAIN_SCREENS.map((name) => [actionTo(name), make(name)])) as Record<
    ScreenAction,
    T
  >;
}
