package io.finbank.oauth.web;

import io.finbank.oauth.AuthorizationRequests.Asked;
import io.finbank.signon.KnownUser;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What template {@code signIn} shows.
 *
 * @param username what the user typed before
 * @param problem why the user is not signed in yet
 * @param users who can sign in here
 */
public record SignInPageModel(
        String institution,
        String clientId,
        String requestUri,
        String username,
        @Nullable String problem,
        List<KnownUser> users) {

    static SignInPageModel empty(
            Asked asked, String clientId, String requestUri, List<KnownUser> users) {
        return new SignInPageModel(
                asked.institution().name(), clientId, requestUri, "", null, users);
    }

    static SignInPageModel refused(
            Asked asked,
            String clientId,
            String requestUri,
            String username,
            String problem,
            List<KnownUser> users) {
        return new SignInPageModel(
                asked.institution().name(), clientId, requestUri, username, problem, users);
    }
}
