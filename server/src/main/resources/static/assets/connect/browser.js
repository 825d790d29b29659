// Shows that the bank's page was left from the browser in which it ends. The page that has opened the bank's holds a token: a cookie,
// or where a frame of another site gets none, something in its entry of the history. The page on which the bank's ends asks for it:
// the window that has opened it and the frames there, and whoever of ours is in the same browser, as far as that lets them hear.

import { recall, remember, session } from "./session.js";

const COOKIE = /(?:^|; )(?:__Host-)?fairlead-browser=([\w-]{43})(?:;|$)/;
const BYTES = 32;
const DEPTH = 3;
const MOST = 50;
const PATIENCE = 500;
const beside = channel();

function token() {
  const kept = COOKIE.exec(cookies())?.[1] ?? recall("browser");
  if (kept) return kept;
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  const made = btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  remember("browser", made);
  return made;
}

function cookies() {
  try {
    return document.cookie;
  } catch {
    return ""; // of a sandbox, where there are none
  }
}

/** Lets the first screen's form take the token along. */
export function introduce() {
  document.querySelectorAll("[data-browser]").forEach((field) => (field.value = token()));
}

/** Asks the pages of ours that may have opened this window, and those beside it, and sends what they say in place of the consumer's answer. */
export function askOpener() {
  const form = document.querySelector("form[data-asks-opener]");
  if (!form) return;
  const pages = [...ours(window.opener)].slice(0, MOST);
  const show = () => {
    form.closest(".asking").classList.remove("asking");
    document.querySelector("h1").focus();
  };
  let left = pages.length;
  let sent = false;
  const send = () => {
    if (sent) return;
    sent = true;
    if (form.querySelector("[name=browser]")) form.requestSubmit();
    else show();
  };
  const take = ({ data }) => {
    if (data?.type !== "browser" || sent || form.querySelectorAll("[name=browser]").length >= MOST) return;
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "browser", value: data.token }));
  };
  addEventListener("message", (event) => {
    if (event.origin !== location.origin || event.data?.type !== "browser") return;
    take(event);
    if (--left === 0) send();
  });
  beside?.addEventListener("message", take);
  pages.forEach((page) => page.postMessage({ type: "browser?" }, location.origin));
  beside?.postMessage({ type: "browser?" });
  setTimeout(send, PATIENCE);
}

function channel() {
  try {
    return new BroadcastChannel("fairlead-browser");
  } catch {
    return undefined; // of a frame that may keep nothing, or of an old browser
  }
}

function* ours(page, depth = DEPTH) {
  if (!page || depth === 0) return;
  if (isOurs(page)) yield page;
  for (let i = 0; i < Math.min(page.length, MOST); i++) yield* ours(page[i], depth - 1);
}

function isOurs(page) {
  try {
    return page.location.origin === location.origin;
  } catch {
    return false; // of another site, which does not say
  }
}

addEventListener("message", ({ origin, source, data }) => {
  if (origin === location.origin && isAsked(data)) source.postMessage({ type: "browser", token: token() }, origin);
});
beside?.addEventListener("message", ({ data }) => {
  if (isAsked(data)) beside.postMessage({ type: "browser", token: token() });
});

/** Only pages of sessions answer. */
const isAsked = (data) => data?.type === "browser?" && session().base;
