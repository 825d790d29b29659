package io.finbank.oauth;

import java.util.List;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadata;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadataClaimNames;

/** Makes the server describe what it does, and nothing that Spring could do besides. */
final class Metadata {

    private static final List<String> SECRETS =
            List.of("client_secret_basic", "client_secret_post");

    private Metadata() {}

    static void describe(OAuth2AuthorizationServerMetadata.Builder metadata) {
        metadata.claims(
                claims -> {
                    claims.keySet()
                            .removeIf(
                                    name ->
                                            name.startsWith("introspection_")
                                                    || name.startsWith("tls_")
                                                    || name.startsWith("dpop_"));
                    claims.remove(OAuth2AuthorizationServerMetadataClaimNames.JWKS_URI);
                    claims.put("scopes_supported", List.of("accounts"));
                    claims.put(
                            "grant_types_supported",
                            List.of("authorization_code", "refresh_token"));
                    claims.put("token_endpoint_auth_methods_supported", SECRETS);
                    claims.put("revocation_endpoint_auth_methods_supported", SECRETS);
                    claims.put("require_pushed_authorization_requests", true);
                    claims.put("authorization_response_iss_parameter_supported", true);
                });
    }
}
