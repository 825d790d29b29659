// What needs no server: asking before the exit, showing what was typed into a password field, and unfolding what says more.

/** Buttons that do nothing without this script are hidden until it runs, and banks do not let themselves be framed. */
export function reveal() {
  document.querySelectorAll("[data-reveal]").forEach((button) => (button.hidden = false));
  if (window === window.top) return;
  document.querySelectorAll("[data-unframed]").forEach((form) => (form.hidden = true));
}

document.addEventListener("submit", (event) => {
  const { opens } = event.target.dataset;
  if (!opens) return;
  event.preventDefault();
  document.getElementById(opens).showModal();
}, true);

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-reveal]");
  if (!button) return;
  const field = document.getElementById(button.dataset.reveal);
  const hidden = field.type === "password";
  field.type = hidden ? "text" : "password";
  button.textContent = hidden ? button.dataset.hide : button.dataset.show;
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-unfolds]");
  button?.setAttribute("aria-expanded", button.ariaExpanded !== "true");
});
