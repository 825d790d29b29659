// Shows what is found while a form with data-live is typed into: too few letters are none, and nothing found for others stays. The focus
// stays in the field, also when Enter is pressed; arrow keys lead from there through what is found.

import { ask } from "./navigation.js";
import { enter } from "./session.js";

const SETTLED = 300;
const SHORTEST = 2;

let latest = new AbortController();

function anew() {
  latest.abort();
  latest = new AbortController();
  return latest.signal;
}

document.addEventListener("input", ({ target: { form, value } }) => {
  if (!form?.matches("[data-live]")) return;
  const signal = anew();
  if (value.trim().length < SHORTEST && !document.querySelector("#institution-search.results")) return;
  setTimeout(() => find(form, signal), SETTLED);
});

/** A search that arrives after the bank was chosen would lead back to the search. */
document.addEventListener("submit", (event) => {
  const { target: form } = event;
  const signal = anew();
  if (!form.matches("[data-live]") || "unanswered" in form.dataset) return;
  event.preventDefault();
  find(form, signal).then((answered) => {
    if (answered) return;
    form.dataset.unanswered = ""; // the way of all forms says what is wrong, and offers to try again
    form.requestSubmit();
    delete form.dataset.unanswered;
  });
}, true);

/** Shows what a form finds, and says whether the server has answered. */
async function find(form, signal) {
  if (signal.aborted || !form.isConnected) return true;
  const url = new URL(form.action);
  url.search = new URLSearchParams(new FormData(form));
  return replace(url, signal, () => form.isConnected);
}

async function replace(url, signal, isWanted) {
  const answer = await ask(url, undefined, signal).catch(() => undefined);
  if (signal.aborted || !isWanted()) return true;
  if (!answer?.page) return false;
  if (!answer.page.getElementById("institution-search")) {
    location.assign(answer.url); // the session stands elsewhere by now
    return true;
  }
  enter(answer.url, false);
  for (const id of ["institution-search", "session"]) {
    document.getElementById(id).replaceWith(answer.page.getElementById(id));
  }
  document.getElementById("found").textContent = answer.page.getElementById("found").textContent;
  document.dispatchEvent(new Event("screen"));
  return true;
}

document.addEventListener("click", async (event) => {
  const more = event.target.closest("[data-more]");
  if (!more) return;
  event.preventDefault();
  const url = new URL(more.href);
  const next = url.hash.slice(1);
  url.hash = "";
  if (!(await replace(url, anew(), () => more.isConnected))) return location.assign(more.href);
  document.getElementById(next)?.querySelector("button").focus();
});

document.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const field = document.querySelector("[data-live] input");
  if (!step || !field || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const stops = [field, ...document.querySelectorAll("#institution-search .institution, [data-more]")];
  const place = stops.indexOf(document.activeElement);
  if (place < 0) return;
  event.preventDefault();
  stops[Math.min(Math.max(place + step, 0), stops.length - 1)].focus();
});
