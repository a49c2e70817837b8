import { href, parseRoute, type Route } from "./route";

/** Keeps the route and the fragment of the address in step. */
class Router {
  route = $state<Route>(parseRoute(location.hash));

  constructor() {
    addEventListener("hashchange", () => (this.route = parseRoute(location.hash)));
  }

  go(route: Route): void {
    location.hash = href(route);
  }
}

export const router = new Router();
