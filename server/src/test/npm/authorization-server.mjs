// An authorization server that others have written, oidc-provider, as a bank would run it: pushed requests, PKCE, one client.
// Prints its port, and ends with its input.

import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const [redirectUri] = process.argv.slice(2);
const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address();
  const provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [{
      client_id: "fairlead",
      client_secret: "the-secret-of-a-test",
      redirect_uris: [redirectUri],
    }],
    scopes: ["accounts"],
    features: { revocation: { enabled: true } },
  });
  server.on("request", provider.callback());
  console.log(port);
});
process.stdin.on("end", () => process.exit()).resume();
