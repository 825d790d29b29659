// An OpenID provider that others have written, oidc-provider, as an operator would run it for the people of the console.
// Says that it is ready, and ends with its input.

import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const [port, redirectUri] = process.argv.slice(2);
const server = createServer();
server.listen(Number(port), "127.0.0.1", () => {
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [{
      client_id: "fairlead-console",
      client_secret: "canary-of-a-client-secret",
      redirect_uris: [redirectUri],
    }],
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, email: `${id}@example.com`, email_verified: true }),
    }),
  });
  server.on("request", provider.callback());
  console.log("ready");
});
process.stdin.on("end", () => process.exit()).resume();
