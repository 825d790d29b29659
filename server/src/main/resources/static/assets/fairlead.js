// Everything works without this script; it saves a page load and offers to copy.

for (const form of document.querySelectorAll("form[data-opens]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    document.getElementById(form.dataset.opens).showModal();
  });
}

for (const button of document.querySelectorAll("button[data-copies]")) {
  const label = button.textContent;
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).textContent);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = label), 2000);
  });
}
