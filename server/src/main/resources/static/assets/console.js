// Every page works without this script. It lets a form that cannot be undone ask first, and keeps a page that follows what happens up to
// date: it is told by the server that there is something new, and puts in the new content of the page.

for (const form of document.querySelectorAll("form[data-ask]")) {
  form.addEventListener("submit", event => {
    if (!confirm(form.dataset.ask)) event.preventDefault();
  });
}

const followed = document.querySelector("[data-news]");
if (followed) {
  const news = new EventSource(followed.dataset.news);
  news.addEventListener("changed", async () => {
    const page = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!page.ok) return;
    const fresh = new DOMParser().parseFromString(await page.text(), "text/html").getElementById(followed.id);
    if (fresh) document.getElementById(followed.id).replaceChildren(...fresh.childNodes);
    document.getElementById("announcement").textContent = "New events";
  });
}
