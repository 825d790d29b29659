// Shows the API's document, and in a sandbox signs in with the demo partner's keys. A token that is created by hand counts as well.

const AUTHENTICATION = "/aggregation/v2/partners/authentication";
const DEMO = { partnerId: "1445585709680", partnerSecret: "fairlead-demo-secret" };
const DEMO_KEY = "fairlead-demo-app-key";

const demoKeys = document.getElementById("demo-keys");
const signedIn = document.getElementById("signed-in");

const viewer = SwaggerUIBundle({
  url: "/docs/openapi.yaml",
  dom_id: "#viewer",
  deepLinking: true,
  tryItOutEnabled: true,
  showExtensions: true,
  defaultModelsExpandDepth: 0,
  plugins: [withoutLinksInButtons],
  onComplete: ready,
  responseInterceptor: (response) => {
    if (response.ok && response.url.endsWith(AUTHENTICATION)) useToken(response.body?.token);
    return response;
  },
});

/** The viewer shows each operation's path as a link, inside the button that opens the operation and changes the address alike. */
function withoutLinksInButtons({ React }) {
  const plain = (Link) => (props) => React.createElement(props.path.includes("/") ? "span" : Link, props.path.includes("/") ? {} : props, props.text);
  return { wrapComponents: { DeepLink: plain } };
}

function ready() {
  if (!demoKeys) return;
  viewer.preauthorizeApiKey("appKey", DEMO_KEY);
  demoKeys.hidden = false;
}

function useToken(token) {
  if (!token) return;
  viewer.preauthorizeApiKey("appToken", token);
  if (signedIn) signedIn.textContent = "Signed in. Every call below can be executed for two hours.";
}

demoKeys?.addEventListener("click", async () => {
  demoKeys.disabled = true;
  try {
    const response = await fetch(AUTHENTICATION, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", "Finicity-App-Key": DEMO_KEY },
      body: JSON.stringify(DEMO),
    });
    if (!response.ok) throw new Error(response.status);
    useToken((await response.json()).token);
  } catch (failure) {
    signedIn.textContent = `The demo keys do not work now (${failure.message}).`;
  } finally {
    demoKeys.disabled = false;
  }
});

// What the viewer's markup lacks for those who do not see it.

const NAMES = {
  "select.examples-select-element": "Example",
  "select.content-type": "Media type",
  "textarea.body-param__text": "Body",
  "select:not([aria-label], [id])": "Value",
};

const REGIONS = { ".information-container": "About the API", ".scheme-container": "Server and keys" };

function amend() {
  for (const [selector, name] of Object.entries(NAMES)) {
    document.querySelectorAll(`#viewer ${selector}:not([aria-label])`).forEach((field) => field.setAttribute("aria-label", name));
  }
  for (const [selector, name] of Object.entries(REGIONS)) {
    const region = document.querySelector(`#viewer ${selector}:not([role])`);
    region?.setAttribute("role", "region");
    region?.setAttribute("aria-label", name);
  }
  document.querySelectorAll("#viewer pre:not([tabindex])").forEach((example) => (example.tabIndex = 0));
  document.querySelectorAll("#viewer table[role=region]:not([aria-label])").forEach((table) => table.setAttribute("aria-label", table.id.replaceAll("_", " ")));
  document.querySelectorAll("#viewer :is(.opblock-tag, .models > h4):not([aria-level])").forEach((heading) => heading.setAttribute("aria-level", "2"));
  document.querySelectorAll("#viewer .opblock-section-header h4:not([aria-level]), #viewer .responses-inner h4:not([aria-level])").forEach((heading) => heading.setAttribute("aria-level", "3"));
  document.querySelectorAll("#viewer .responses-inner h5:not([aria-level])").forEach((heading) => heading.setAttribute("aria-level", "4"));
}

let due = false;
const amendSoon = () => {
  if (due) return;
  due = true;
  requestAnimationFrame(() => {
    due = false;
    amend();
  });
};
new MutationObserver(amendSoon).observe(document.getElementById("viewer"), { childList: true, subtree: true });
