// The vendor's SDK around this page: a frame's parent, a pop-up's opener or the bridge of a mobile app. The first one
// that pings is the host, and nobody else is ever told anything. Pages of apps may have no origin by which to tell them from
// others: around a frame there is only ever the one that shows it, but in place of an opener another one may have come, so
// that it is told only when it has just pinged.

import { tell } from "./navigation.js";
import { recall, remember, session } from "./session.js";

const ENDINGS = ["done", "cancel", "error"];
const LAST = Infinity;
const PATIENCE = 3000;
const NO_ORIGINS = ["null", "file://"];

// The apps' SDKs ping until they are answered for the first time, and not again after a reload.
let host = recall("inApp") ? hostInApp() : undefined;
let attached = host !== undefined;
let asked = attached;

/** Whether the host opens windows. In a pop-up the SDK would open them in place of the pop-up itself. */
export const opensWindows = () => attached && host.opensWindows;

/** Waits until there is a host, or none is to be expected any more. */
export const settled = new Promise((resolve) => {
  if (attached) resolve();
  document.addEventListener("attached", resolve, { once: true });
  setTimeout(resolve, window.parent !== window || window.opener || bridge() ? PATIENCE : 0);
});

export function send(message) {
  if (attached && recall("told") !== LAST) host.post(message);
}

/** Tells the host, once, what happened in the session since it was last told. */
export function report() {
  if (!attached) return;
  const told = recall("told") ?? 0;
  const news = JSON.parse(session().messages ?? "[]").filter(({ n }) => n > told);
  if (news.length === 0) return;
  news.forEach(({ message }) => send(message));
  const { n, message } = news.at(-1);
  remember("told", ENDINGS.includes(message.type) ? LAST : n);
}

/** Goes where the session ends, unless there is a host that takes the page away. */
export async function leave() {
  const { leave: address } = session();
  if (!address) return;
  await settled;
  if (!host) location.replace(address);
}

function hear(event) {
  const message = read(event.data);
  if (message?.type === "ping") answer(event, message);
  if (message?.type === "window" && isHost(event)) {
    document.dispatchEvent(new CustomEvent("bankwindow", { detail: message }));
  }
}

function read(data) {
  if (typeof data !== "string") return data;
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

async function answer(event, ping) {
  host ??= hostOf(event, ping);
  if (!isHost(event)) return;
  if (attached) {
    host.post({ type: "ack" });
    return host.deliver?.();
  }
  if (asked) return;
  asked = true;
  try {
    if (session().base) await tell("/host", introduction(ping));
    attached = true;
    if (!host.source) remember("inApp", true);
    host.post({ type: "ack" });
    document.dispatchEvent(new Event("attached"));
  } catch {
    asked = false; // the SDK pings until it hears of us
  }
}

const introduction = ({ platform = "", sdkVersion = "", redirectUrl = "", attachedEventHandlers = [] }) => ({
  platform,
  sdkVersion,
  redirectUrl,
  origin: host.origin,
  handlers: attachedEventHandlers,
  popup: host.popup,
});

/** Apps speak through this page's own window, or with an event that comes from nowhere. */
function sourceOf({ source }) {
  return source === window ? null : source;
}

const isHost = (event) => host && sourceOf(event) === host.source && (!host.source || event.origin === host.origin);

function hostOf(event, { attachedEventHandlers: handlers = [] }) {
  const { origin } = event;
  const source = sourceOf(event);
  if (!source) return hostInApp();
  const popup = source === window.opener;
  if (!popup && source !== window.parent) return undefined;
  const anonymous = NO_ORIGINS.includes(origin);
  const post = (message) => source.postMessage(message, anonymous ? "*" : origin);
  const host = { source, origin, popup, post, opensWindows: !popup || handlers.includes("onUrl") };
  return anonymous && popup ? { ...host, ...onPing(post) } : host;
}

/** Keeps messages until the host pings. */
function onPing(send) {
  const waiting = [];
  return { post: (message) => waiting.push(message), deliver: () => waiting.splice(0).forEach(send) };
}

function hostInApp() {
  const post = bridge();
  return post && { source: null, origin: "", popup: false, post, opensWindows: true };
}

/** How to speak to the app around a web view: on iOS with objects, elsewhere in text. */
function bridge() {
  const { ReactNativeWebView, maOBAndroidConnect, Android, webkit } = window;
  const app = [ReactNativeWebView, maOBAndroidConnect, Android].find((object) => object?.postMessage);
  if (app) return (message) => app.postMessage(JSON.stringify(message));
  const ios = webkit?.messageHandlers?.iosConnect;
  return ios && ((message) => ios.postMessage(message));
}

addEventListener("message", hear);
document.addEventListener("message", hear);

/** Links that leave the session open beside a frame or an app, as the bank's page does. */
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[target=_blank]");
  if (!link || !opensWindows() || session().open) return;
  event.preventDefault();
  send({ type: "url", url: link.href });
});

/** Leaving a link that cannot be opened: the host takes the page away. */
document.addEventListener("click", (event) => {
  const exit = event.target.closest("[data-refusal]");
  if (!exit || !attached) return;
  event.preventDefault();
  send({ type: "error", data: { code: Number(exit.dataset.refusal), reason: "error" } });
  remember("told", LAST);
});
