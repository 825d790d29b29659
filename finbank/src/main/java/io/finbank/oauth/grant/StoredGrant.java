package io.finbank.oauth.grant;

import io.finbank.resource.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code oauth_grant}.
 *
 * @param revision how often it was written, so that two who change it at once do not both succeed
 * @param request the authorization request, as JSON
 * @param visitor whose it is; null until the user has signed in
 * @param consent what the user allowed; null until then
 */
record StoredGrant(
        String id,
        long revision,
        String request,
        @Nullable Visitor visitor,
        @Nullable Consent consent) {}
