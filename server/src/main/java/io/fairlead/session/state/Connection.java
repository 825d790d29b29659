package io.fairlead.session.state;

import org.jspecify.annotations.Nullable;

/**
 * The bank that a consumer is connecting.
 *
 * @param oauth whether the consumer signs in on the bank's own pages
 * @param login the institution login; null until the bank is asked for the first time
 * @param repair whether the login was shared before
 * @param refusals how often the bank has refused the credentials
 */
public record Connection(
        String institutionId, boolean oauth, @Nullable String login, boolean repair, int refusals) {

    public static Connection to(String institutionId, boolean oauth) {
        return new Connection(institutionId, oauth, null, false, 0);
    }

    public static Connection repairing(String institutionId, boolean oauth, String login) {
        return new Connection(institutionId, oauth, login, true, 0);
    }

    public Connection through(@Nullable String openedLogin) {
        return new Connection(institutionId, oauth, openedLogin, repair, refusals);
    }

    public Connection refusedOnceMore() {
        return new Connection(institutionId, oauth, login, repair, refusals + 1);
    }
}
