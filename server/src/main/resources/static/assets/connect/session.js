// What the server says of the session, and what must outlive a reload. The latter is kept in the entry of the history:
// a frame of another site has no storage.

const memory = { ...history.state };

/** The attributes of the page's #session element. */
export const session = () => document.getElementById("session")?.dataset ?? {};

export const recall = (name) => memory[name];

export function remember(name, value) {
  memory[name] = value;
  history.replaceState(memory, "");
}

/** Shows another address, in an entry of its own or in place of the present one. */
export function enter(url, ownEntry) {
  const adds = ownEntry && url !== location.href;
  if (adds) memory.place = place() + 1;
  history[adds ? "pushState" : "replaceState"](memory, "", url);
}

/** Comes to another entry, with its state, and says whether it is an earlier one. */
export function arrive(state) {
  const before = place();
  memory.place = state?.place ?? 0;
  return memory.place < before;
}

const place = () => memory.place ?? 0;
