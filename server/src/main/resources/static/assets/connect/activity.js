// Nobody there? Asks, and ends the session if nobody answers. The clock on the wall counts, for a machine that slept too.

import { post, tell } from "./navigation.js";
import { session } from "./session.js";

const ACTIVITIES = ["keydown", "pointerdown", "input", "wheel", "touchmove"];
const BETWEEN_REPORTS = 60;
const NOTICE = 120;

let lastActive = now();
let lastReport = lastActive;
let patience;
let end;
let endAnnounced = false;
let dialog;
let later;
let pattern;
let told = false;

function now() {
  return Date.now() / 1000;
}

/** Reads how much time a new screen leaves. One that waits longer or shorter begins to wait now, such as the first after the bank's page. */
export function watch() {
  const { remaining, idle } = session();
  if (idle !== patience) lastActive = now();
  patience = idle;
  end = remaining ? now() + Number(remaining) : Infinity;
  appear();
  tick();
}

/** Tells once that somebody can see the session. A page that was fetched in advance is hidden until then. */
function appear() {
  if (told || session().unshown === undefined || document.visibilityState !== "visible") return;
  told = true;
  tell("/shown").catch(() => (told = false)); // what the consumer does tells it, too
}

function tick() {
  const { idle, grace } = session();
  if (!idle) return;
  const warned = lastActive + Number(idle);
  const deadline = Math.min(warned + Number(grace), end);
  if (now() >= deadline) finish();
  else if (now() >= warned) warn("idle", deadline);
  else if (now() >= end - NOTICE && (isShown() || !endAnnounced)) {
    endAnnounced = true;
    warn("ending", deadline);
  }
}

const isShown = () => dialog?.isConnected;

function warn(template, deadline) {
  if (!isShown()) {
    dialog = document.getElementById(template).content.firstElementChild.cloneNode(true);
    dialog.addEventListener("close", stay);
    dialog.querySelector("button").addEventListener("click", () => dialog.close());
    pattern = dialog.querySelector("p").textContent;
    document.body.append(dialog);
    dialog.showModal();
  }
  dialog.querySelector("p").textContent = pattern.replace("{0}", clock(Math.ceil(deadline - now())));
}

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

function stay() {
  dialog.remove();
  lastActive = now();
  report();
}

function finish() {
  lastActive = now();
  end = Infinity;
  post("/timeout");
}

function notice() {
  if (isShown()) return;
  lastActive = now();
  if (!session().idle || later) return;
  later = setTimeout(report, Math.max(0, lastReport + BETWEEN_REPORTS - lastActive) * 1000);
}

function report() {
  clearTimeout(later);
  later = undefined;
  lastReport = now();
  tell("/stay").catch(() => {}); // the next activity tells it
}

for (const activity of ACTIVITIES) addEventListener(activity, notice, { capture: true, passive: true });
document.addEventListener("visibilitychange", () => {
  appear();
  tick();
});
setInterval(tick, 1000);
