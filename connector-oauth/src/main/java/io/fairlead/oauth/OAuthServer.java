package io.fairlead.oauth;

import java.net.URI;

/**
 * Where a bank's authorization server takes what. Only hosts of the institution's settings can be
 * called, wherever these addresses come from.
 *
 * @param issuer which the bank's answers must name
 */
public record OAuthServer(
        URI issuer, URI pushedRequests, URI authorization, URI token, URI revocation) {}
