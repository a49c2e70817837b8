import { PLAIN_SCREENS, type DocumentScreen, type PlainScreen } from "./screens";

/** A screen, with what it needs to know. */
export type Route =
  { [Name in PlainScreen]: { screen: Name } }[PlainScreen] | { screen: DocumentScreen; document: string };

/** Returns the route of a fragment such as `#/document/17`; the inbox for anything unknown. */
export function parseRoute(fragment: string): Route {
  const [name, id] = fragment.replace(/^#\/?/, "").split("/");
  if (name === "document" && id) return { screen: name, document: decodeURIComponent(id) };
  return { screen: PLAIN_SCREENS.find((screen) => screen === name) ?? "inbox" };
}

/** Returns the fragment of a route. */
export function href(route: Route): string {
  return route.screen === "document"
    ? `#/document/${encodeURIComponent(route.document)}`
    : `#/${route.screen}`;
}
