// The browser's side of the Connect app. Every page works without it, by plain links and forms.

import { watch } from "./activity.js";
import { closeReturned, handOver, takeBack } from "./bank.js";
import { askOpener, introduce } from "./browser.js";
import { count } from "./choices.js";
import { reveal } from "./dialogs.js";
import { leave, report } from "./host.js";
import { focus } from "./navigation.js";
import "./search.js";
import { wait } from "./waiting.js";

function begin() {
  reveal();
  introduce();
  count();
  takeBack(); // a host that was told of the end would not close the bank's window any more
  report();
  handOver(); // a host that opens a window may miss what it is told meanwhile
  leave();
  watch();
  wait();
  document.querySelectorAll("[data-script]").forEach(({ dataset }) => import(dataset.script)); // what few screens need
}

document.addEventListener("screen", begin);
document.addEventListener("attached", report);
if (window !== window.top) document.documentElement.classList.add("framed");
focus();
begin();
closeReturned();
askOpener();
