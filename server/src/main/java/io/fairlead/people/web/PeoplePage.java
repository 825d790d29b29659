package io.fairlead.people.web;

import io.fairlead.people.PersonSummary;
import io.fairlead.people.SignInKind;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The people of a partner. Template {@code people/people}.
 *
 * @param changes whether the visitor may add and remove people
 * @param provider whether people may sign in at an OpenID provider
 * @param invitation of the person who was just added; null: nobody was
 * @param isSandbox whether nobody signs in here
 */
public record PeoplePage(
        PartnerId partner,
        String partnerName,
        List<PersonSummary> people,
        boolean changes,
        boolean provider,
        boolean isSandbox,
        @Nullable Invitation invitation,
        @Nullable FormNotice notice) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    /**
     * What a new person needs.
     *
     * @param page where they set up the sign-in
     * @param until when the one-time password ends
     */
    public record Invitation(String email, Secret oneTimePassword, String page, String until) {}

    /** The address of the page. */
    public String path() {
        return "/console/" + partner + "/people";
    }

    public static String roles(PersonSummary person) {
        return person.grants().stream()
                .map(grant -> grant.role().storedName())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** How the person signs in, and when they did last. */
    public static String signIn(PersonSummary person) {
        var kind =
                person.kind() == SignInKind.OIDC
                        ? "Signs in at the OpenID provider"
                        : "Signs in with a password and a code";
        var last = person.lastSignInAt();
        if (last != null) {
            return kind + ", last on " + MINUTE.format(last);
        }
        return person.isSetUp() ? kind + ", and has not done so yet" : "Has not set up the sign-in";
    }

    static String minute(Instant instant) {
        return MINUTE.format(instant);
    }
}
