// Shows the API's document. The demo app key is sent from the start, and a token as soon as one was created here.

const dark = matchMedia("(prefers-color-scheme: dark)");
const followColorScheme = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
dark.addEventListener("change", followColorScheme);
followColorScheme();

const viewer = SwaggerUIBundle({
  url: "/docs/openapi.yaml",
  dom_id: "#viewer",
  deepLinking: true,
  tryItOutEnabled: true,
  showExtensions: true,
  defaultModelsExpandDepth: 0,
  syntaxHighlight: { theme: "nord" },
  onComplete: () => viewer.preauthorizeApiKey("appKey", "fairlead-demo-app-key"),
  responseInterceptor: (response) => {
    if (response.ok && response.url.endsWith("/partners/authentication") && response.body?.token) {
      viewer.preauthorizeApiKey("appToken", response.body.token);
    }
    return response;
  },
});
