import { mount } from "svelte";
import { speak } from "./lib/messages";
import { call } from "./lib/platform/rpc";
import "./styles/tokens.css";
import "./styles/base.css";

// The language comes before the screens: another one is a new start of the page.
const preferences = await call("preferences", {}).catch(() => null);
document.documentElement.lang = await speak(preferences?.language ?? "system", navigator.languages);

const { default: App } = await import("./App.svelte");
const target = document.getElementById("app");
if (target) mount(App, { target });
