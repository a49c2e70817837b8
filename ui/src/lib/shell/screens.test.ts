import { expect, test } from "vitest";
import { ACTIONS } from "./actions";
import { href, parseRoute } from "./route";
import { actionTo, PLAIN_SCREENS, SCREENS, screensInBar } from "./screens";

test("every screen has an address, and an action with its keys", () => {
  for (const screen of PLAIN_SCREENS) {
    expect(parseRoute(href({ screen }))).toEqual({ screen });
    expect(ACTIONS[actionTo(screen)].keys).toEqual(SCREENS[screen].keys);
  }
});

test("the top bar leads to screens in the order of the table", () => {
  expect(screensInBar("tab")).toEqual(["inbox", "columns", "library", "export"]);
  expect(screensInBar("gear")).toEqual(["settings"]);
});
