// Every page works without this script. It copies.

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
