// Adds what comes in while the page is open, and leaves the rest as it is. Without this script
// there is a link that looks again.

const PAUSE = 1500;

const received = document.getElementById("received");
document.getElementById("refresh").hidden = true;
look();

async function look() {
  if (!document.hidden) {
    try {
      show(await latest());
    } catch {
      // The server is away for a moment.
    }
  }
  setTimeout(look, PAUSE);
}

async function latest() {
  const response = await fetch(location.href);
  if (!response.ok) throw new Error(response.status);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return [...page.getElementById("received").children];
}

function show(messages) {
  const fresh = messages.filter((message) => !document.getElementById(message.id));
  if (fresh.length === 0) return;
  received.prepend(...fresh);
  document.getElementById("nothing").hidden = true;
  document.getElementById("announcement").textContent = `${fresh.length} received`;
}
