// A screen that waits for the bank: asks for the next one until it is there.

import { ask, busy, show } from "./navigation.js";
import { session } from "./session.js";

const PAUSE = 300;
const LONGEST_PAUSE = 10_000;

let present = new AbortController();

export async function wait() {
  present.abort();
  present = new AbortController();
  const { signal } = present;
  const { progress } = session();
  for (let pause = PAUSE; progress; await sleep(pause)) {
    const answer = await ask(progress, undefined, signal).catch(() => "unreachable");
    if (signal.aborted) return;
    if (answer && answer !== "unreachable" && !busy()) return show(answer);
    pause = answer === "unreachable" ? Math.min(pause * 2, LONGEST_PAUSE) : PAUSE;
  }
}

const sleep = (millis) => new Promise((resolve) => setTimeout(resolve, millis));
