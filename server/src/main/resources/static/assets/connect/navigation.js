// One document for a whole session: a host's SDK takes every load of a document for the start of another one. So links
// and forms of the session are fetched, and what they lead to takes the place of the page's body.

import { arrive, enter, session } from "./session.js";

let underWay;
let focusIsDue = false;
let shown = address();

function address() {
  return location.pathname + location.search;
}

/** Whether the consumer waits for a screen. */
export const busy = () => underWay !== undefined;

/** Asks the server as a form would. Answers nothing for 204, and fails if the server is out of reach. */
export async function ask(url, fields, signal) {
  const body = fields && new URLSearchParams(fields);
  const response = await fetch(url, { method: body ? "POST" : "GET", body, signal });
  if (response.status > 501) throw new Error(`${response.status} instead of a screen`);
  if (response.status === 204) return undefined;
  const isPage = response.headers.get("Content-Type")?.startsWith("text/html");
  return { url: response.url, page: isPage && parse(await response.text()) };
}

function parse(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  page.querySelectorAll("noscript").forEach((element) => element.remove());
  return page;
}

/** Tells the server something in the background. If it answers with a screen, that is shown. */
export async function tell(path, fields = {}) {
  const answer = await ask(session().base + path, fields);
  if (answer) await show(answer);
}

/** Posts in place of the consumer, who may have to wait for the screen that follows. */
export const post = (path, fields = {}) => visit(session().base + path, { fields });

/**
 * Leads to another screen. A later call overtakes an earlier one. What is to happen when that is the screen that shows already can be
 * given; otherwise it shows anew.
 */
async function visit(url, { fields, ownEntry = false, inPlace, retry = () => visit(url, { fields, ownEntry, inPlace }) }) {
  underWay?.abort();
  const attempt = new AbortController();
  underWay = attempt;
  const answer = await ask(url, fields, attempt.signal).catch(() => "unreachable");
  if (underWay !== attempt) return;
  underWay = undefined;
  if (answer === "unreachable") offer(retry);
  else if (answer && inPlace && isShown(answer)) inPlace();
  else if (answer) await show(answer, ownEntry);
}

/** Whether an answer is the present screen; after the end of the session every address answers with that. */
function isShown({ url, page }) {
  const { pathname, search } = new URL(url);
  return page && page.title === document.title && (pathname + search === shown || !session().idle);
}

/** Puts a screen in the place of the present one. */
export async function show({ url, page }, ownEntry = false) {
  if (!page) return location.assign(url);
  const swap = () => {
    enter(url, ownEntry);
    shown = address();
    replaceBody(page);
  };
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (still || !document.startViewTransition) {
    swap();
  } else {
    const transition = document.startViewTransition(swap);
    transition.ready.catch(() => {}); // nobody sees a transition in a window behind others
    await transition.updateCallbackDone;
  }
  document.dispatchEvent(new Event("screen"));
}

function replaceBody(page) {
  const { body } = document;
  document.title = page.title;
  document.documentElement.lang = page.documentElement.lang;
  body.getAttributeNames().forEach((name) => body.removeAttribute(name));
  for (const { name, value } of page.body.attributes) body.setAttribute(name, value);
  body.replaceChildren(...page.body.childNodes);
  scrollTo(0, 0);
  focus();
}

/**
 * Moves the focus to what comes first. From a frame that nobody has touched yet it would be taken from the host's page: there it moves
 * once the host gives it to the frame.
 */
export function focus() {
  focusIsDue = window !== window.top && !document.hasFocus() && !navigator.userActivation?.hasBeenActive;
  if (focusIsDue) return;
  const find = (selector) => document.querySelector(`${selector}:not(dialog *)`);
  (find("[aria-invalid=true]") ?? find("[data-focus]") ?? find("h1"))?.focus();
}

/** Whoever comes to the frame by a key or a click is at something in it already. */
addEventListener("focus", () => setTimeout(() => focusIsDue && document.activeElement === document.body && focus()));

/** Says that the server is out of reach, and keeps everything that was typed. */
function offer(retry) {
  document.dispatchEvent(new Event("unreachable"));
  document.querySelector("[data-offline]")?.remove();
  const alert = document.getElementById("offline").content.firstElementChild.cloneNode(true);
  alert.dataset.offline = "";
  alert.querySelector("button").addEventListener("click", () => {
    alert.remove();
    retry();
  });
  (document.querySelector("dialog[open]") ?? document.querySelector("main")).prepend(alert);
  alert.scrollIntoView({ block: "nearest" });
}

function isOurs(url, target, ...elements) {
  const { base } = session();
  const below = base && (url.pathname === base || url.pathname.startsWith(`${base}/`));
  const plain = !target || target === "_self";
  return below && plain && url.origin === location.origin && !elements.some((element) => element?.dataset.document === "");
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const special = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (event.defaultPrevented || special || !link || link.hash || link.hasAttribute("download")) return;
  if (!isOurs(new URL(link.href), link.target, link)) return;
  event.preventDefault();
  visit(link.href, { ownEntry: true });
});

document.addEventListener("submit", async (event) => {
  const { target: form, submitter } = event;
  const read = (name) => submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? "";
  const url = new URL(read("action"), location.href);
  const method = read("method").toLowerCase();
  if (event.defaultPrevented || method === "dialog" || !isOurs(url, read("target"), form, submitter)) return;
  event.preventDefault();
  if (form.hasAttribute("aria-busy")) return;
  form.setAttribute("aria-busy", "true");
  const fields = new URLSearchParams(new FormData(form, submitter));
  if (method !== "post") url.search = fields;
  const retry = () => form.requestSubmit(submitter);
  await visit(url.href, { fields: method === "post" ? fields : undefined, ownEntry: true, retry });
  form.removeAttribute("aria-busy");
});

addEventListener("popstate", ({ state }) => {
  const back = arrive(state);
  if (address() !== shown) visit(location.href, { inPlace: back ? stepBack : undefined });
  else if (back && state?.place) leave(); // an earlier step back has brought this screen here
  else if (back) stepBack();
});

/** A step back to a screen that does not show again leads to the one before the present screen instead, or asks whether to leave, or leaves. */
function stepBack() {
  enter(shown, false);
  const before = document.querySelector(".icon-nav_back_button");
  const question = document.getElementById("exit-dialog");
  if (before) visit(before.href, { inPlace: leave });
  else if (question && !question.open) question.showModal();
  else leave();
}

const leave = () => history.back();

addEventListener("pageshow", (event) => {
  if (event.persisted) visit(location.href, {});
});
