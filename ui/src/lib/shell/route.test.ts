import { expect, test } from "vitest";
import { href, parseRoute, type Route } from "./route";

test("every route leads back to itself", () => {
  const routes: Route[] = [
    { screen: "inbox" },
    { screen: "document", document: "0198-7f/ä" },
    { screen: "library" },
    { screen: "export" },
    { screen: "settings" },
  ];
  for (const route of routes) expect(parseRoute(href(route))).toEqual(route);
});

test("anything unknown is the inbox", () => {
  for (const fragment of ["", "#", "#/nowhere", "#/document", "#/document/"]) {
    expect(parseRoute(fragment)).toEqual({ screen: "inbox" });
  }
});
