package io.fairlead.session.state;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bank that a consumer is connecting.
 *
 * @param oauth whether the consumer signs in on the bank's own pages
 * @param login the institution login; null until the bank is asked for the first time
 * @param repair whether the login was shared before
 * @param refusals how often the bank has refused the credentials
 * @param typed what the consumer has typed into the bank's form, by the ids of its fields and
 *     without secrets, for when it shows again
 */
public record Connection(
        String institutionId,
        boolean oauth,
        @Nullable String login,
        boolean repair,
        int refusals,
        Map<String, String> typed) {

    public Connection {
        typed = Map.copyOf(typed);
    }

    public static Connection to(String institutionId, boolean oauth) {
        return new Connection(institutionId, oauth, null, false, 0, Map.of());
    }

    public static Connection repairing(String institutionId, boolean oauth, String login) {
        return new Connection(institutionId, oauth, login, true, 0, Map.of());
    }

    public Connection through(@Nullable String openedLogin) {
        return new Connection(institutionId, oauth, openedLogin, repair, refusals, typed);
    }

    public Connection refusedOnceMore() {
        return new Connection(institutionId, oauth, login, repair, refusals + 1, typed);
    }

    public Connection having(Map<String, String> nowTyped) {
        return new Connection(institutionId, oauth, login, repair, refusals, nowTyped);
    }

    /** What was typed shows what nobody else may see. */
    @Override
    public String toString() {
        return "Connection[" + institutionId + ", " + login + "]";
    }
}
