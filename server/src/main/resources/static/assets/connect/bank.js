// The bank's own page, which somebody has to open beside this one: the host's SDK, or a window of ours. In an app that has
// one window only it takes the place of this page.

import { busy, post, tell } from "./navigation.js";
import { opensWindows, send, settled } from "./host.js";
import { recall, remember, session } from "./session.js";

const SIDE = 600;
const PATIENCE = 3000; // a busy phone takes its time to show a window

let own;
let alone = false;
let watch;
let pending = false;

/** Closes the bank's page when the screen does not want it any more. */
export function takeBack() {
  const { open, progress } = session();
  if (open || (pending && progress)) return;
  pending = false;
  closeOwn();
  if (!recall("opened")) return;
  remember("opened", undefined);
  if (opensWindows()) send({ type: "closePopup" });
}

/** Opens the bank's page when the screen wants it. An address is opened once, unless the consumer asks for it again. */
export async function handOver() {
  await settled;
  const { open } = session();
  if (!open || (!pending && open === recall("opened"))) return;
  pending = false;
  remember("opened", open);
  tell("/stay").catch(() => {}); // of all that stand here, the page that opens the bank's gets its answer
  if (opensWindows()) send({ type: "url", url: open });
  else openOwn(open);
}

/** The page to which the bank leads back has nothing more to show in its window. */
export function closeReturned() {
  if (document.querySelector("[data-closes]")) window.close();
}

async function openOwn(address) {
  if (!isAlone() && (!own || own.closed)) own = blankWindow();
  if (isAlone()) return openHere();
  if (!own) return tellClosed(true);
  const opened = own;
  const wasClosed = opened.closed;
  const seen = await isSeen(opened);
  if (own !== opened) return; // not wanted any more
  if (opened.closed && !wasClosed) return giveUp();
  if (!seen) return openHere();
  opened.location.replace(address);
  watch = setInterval(() => opened.closed && giveUp(), 1000);
}

/** The consumer has closed the window. */
function giveUp() {
  closeOwn();
  tellClosed(false);
}

/** The link says that the app has one window, or the app has shown it. In a frame, nothing but a window is left to try. */
const isAlone = () => window === window.top && (alone || session().alone !== undefined);

/** Opens an empty window. An app with one window only would lose this page if an address were opened. */
function blankWindow() {
  const left = screenX + (outerWidth - SIDE) / 2;
  const top = screenY + (outerHeight - SIDE) / 2;
  const opened = window.open("", "fairlead-bank", `width=${SIDE},height=${SIDE},left=${left},top=${top}`);
  alone ||= opened === window;
  return [window, window.parent, window.top].includes(opened) ? undefined : opened;
}

/** Whether a window is there for anybody to see: apps hand out some that they never show. In a frame that is not asked. */
async function isSeen(opened) {
  if (window !== window.top) return true;
  if (opened.closed) return false;
  try {
    const seen = new Promise((resolve) => opened.requestAnimationFrame(() => resolve(true)));
    return await Promise.race([seen, new Promise((resolve) => setTimeout(resolve, PATIENCE, false))]);
  } catch ({ name }) {
    return name === "SecurityError"; // it shows a page of the bank's already
  }
}

function openHere() {
  closeOwn();
  document.querySelector("form[data-here]")?.requestSubmit();
}

function closeOwn() {
  clearInterval(watch);
  own?.close();
  own = undefined;
}

function tellClosed(blocked) {
  const { open, version } = session();
  if (open && !busy()) post("/oauth/window", { blocked, version });
}

/** Browsers open windows inside a click only, when the bank's address is not known yet. */
document.addEventListener("submit", ({ target: form }) => {
  if (!form.matches("[data-opens-bank]") || form.hasAttribute("aria-busy")) return;
  pending = true;
  if (opensWindows() || isAlone()) return;
  closeOwn();
  own = blankWindow();
}, true);

document.addEventListener("unreachable", () => {
  pending = false;
  closeOwn();
});

document.addEventListener("bankwindow", ({ detail: { closed, blocked = false } }) => {
  if (closed || blocked) tellClosed(blocked);
});
