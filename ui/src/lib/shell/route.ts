/** Every screen, with what it needs to know. */
export type Route =
  | { screen: "inbox" }
  | { screen: "document"; document: string }
  | { screen: "columns" }
  | { screen: "duplicates" }
  | { screen: "library" }
  | { screen: "export" }
  | { screen: "rules" }
  | { screen: "settings" };

/** The route of a fragment such as `#/document/17`; the inbox for anything unknown. */
export function parseRoute(fragment: string): Route {
  const [screen, id] = fragment.replace(/^#\/?/, "").split("/");
  switch (screen) {
    case "document":
      return id ? { screen, document: decodeURIComponent(id) } : { screen: "inbox" };
    case "columns":
    case "duplicates":
    case "library":
    case "export":
    case "rules":
    case "settings":
      return { screen };
    default:
      return { screen: "inbox" };
  }
}

/** The fragment of a route. */
export function href(route: Route): string {
  return route.screen === "document"
    ? `#/document/${encodeURIComponent(route.document)}`
    : `#/${route.screen}`;
}
