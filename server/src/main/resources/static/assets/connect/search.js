// Shows what is found while a form with data-live is typed into: too few letters are none, and nothing found for others stays. The focus
// stays in the field.

import { ask } from "./navigation.js";
import { enter } from "./session.js";

const SETTLED = 300;
const SHORTEST = 2;

let latest = new AbortController();

document.addEventListener("input", ({ target: { form, value } }) => {
  if (!form?.matches("[data-live]")) return;
  latest.abort();
  latest = new AbortController();
  if (value.trim().length < SHORTEST && !document.querySelector("#institution-search.results")) return;
  const { signal } = latest;
  setTimeout(() => find(form, signal), SETTLED);
});

/** A search that arrives after the bank was chosen would lead back to the search. */
document.addEventListener("submit", () => latest.abort(), true);

async function find(form, signal) {
  if (signal.aborted || !form.isConnected) return;
  const url = new URL(form.action);
  url.search = new URLSearchParams(new FormData(form));
  const answer = await ask(url, undefined, signal).catch(() => undefined); // Enter tries again, and says what is wrong
  if (signal.aborted || !form.isConnected || !answer?.page) return;
  enter(answer.url, false);
  for (const id of ["institution-search", "session"]) {
    document.getElementById(id).replaceWith(answer.page.getElementById(id));
  }
  document.getElementById("found").textContent = answer.page.getElementById("found").textContent;
  document.dispatchEvent(new Event("screen"));
}
