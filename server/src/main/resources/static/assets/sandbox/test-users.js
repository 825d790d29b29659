// Fills a simulated bank's login form with one of the users listed below it. Without this script their names are there to be copied.

const entries = () => ["username", "current-password"].map((kind) => document.querySelector(`input[autocomplete=${kind}]`));

function reveal() {
  document.querySelectorAll("[data-userid]").forEach((button) => (button.hidden = false));
}

document.addEventListener("click", (event) => {
  const { userid, password } = event.target.closest("[data-userid]")?.dataset ?? {};
  const [name, secret] = entries();
  if (userid === undefined || !name || !secret) return;
  name.value = userid;
  secret.value = password;
  for (const entry of [name, secret]) entry.dispatchEvent(new Event("input", { bubbles: true }));
  event.target.closest("details").open = false;
  secret.form.scrollIntoView({ block: "nearest" });
  secret.focus();
});

document.addEventListener("screen", reveal);
reveal();
