// The browser's side of the Connect app. Every page works without it, by plain links and forms.

import { watch } from "./activity.js";
import { handOver } from "./bank.js";
import { count } from "./choices.js";
import { reveal } from "./dialogs.js";
import { leave, report } from "./host.js";
import { focus } from "./navigation.js";
import "./search.js";
import { wait } from "./waiting.js";

async function begin() {
  reveal();
  count();
  watch();
  wait();
  leave();
  await handOver(); // a host that was told of the end would not close the bank's window any more
  report();
}

document.addEventListener("screen", begin);
document.addEventListener("attached", report);
focus();
begin();
