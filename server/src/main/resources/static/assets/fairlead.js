// Every page works without this script. It asks before leaving without loading a page, and copies.

// Frames of other sites get no autofocus. Where somebody has been active, the focus follows to the new screen.
if (window !== window.top && navigator.userActivation?.hasBeenActive) {
  document.querySelector("h1[autofocus]")?.focus();
}

for (const form of document.querySelectorAll("form[data-opens]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    document.getElementById(form.dataset.opens).showModal();
  });
}

for (const button of document.querySelectorAll("button.copy")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.previousElementSibling.textContent);
    say(button, "Copied");
    setTimeout(() => say(button, "Copy"), 2000);
  });
}

function say(button, text) {
  button.textContent = text;
  document.getElementById("announcement").textContent = text;
}
