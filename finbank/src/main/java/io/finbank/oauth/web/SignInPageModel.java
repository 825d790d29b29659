package io.finbank.oauth.web;

import io.finbank.oauth.AuthorizationRequests.Asked;
import org.jspecify.annotations.Nullable;

/**
 * What template {@code signIn} shows.
 *
 * @param username what the user typed before
 * @param problem why the user is not signed in yet
 */
public record SignInPageModel(
        String institution,
        String clientId,
        String requestUri,
        String username,
        @Nullable String problem) {

    static SignInPageModel empty(Asked asked, String clientId, String requestUri) {
        return new SignInPageModel(asked.institution().name(), clientId, requestUri, "", null);
    }

    static SignInPageModel refused(
            Asked asked, String clientId, String requestUri, String username, String problem) {
        return new SignInPageModel(
                asked.institution().name(), clientId, requestUri, username, problem);
    }
}
