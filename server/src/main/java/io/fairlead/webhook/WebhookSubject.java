package io.fairlead.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.shared.PartnerId;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What the events of a stream are about: a session, or another thing that has an id.
 *
 * @param kind the plain name of the kind, in ASCII letters, such as {@code session}
 * @param id which of its kind
 */
public record WebhookSubject(String kind, String id) {

    private static final String SESSION = "session";
    private static final Pattern FORM =
            Pattern.compile("(?<kind>[a-z][A-Za-z]*):(?<id>[!-~]{1,64})");

    public WebhookSubject {
        if (!FORM.matcher(kind + ":" + id).matches()) {
            throw new IllegalArgumentException("No subject: " + kind + ":" + id);
        }
    }

    /** Returns the subject of a session's events. */
    public static WebhookSubject session(UUID session) {
        return new WebhookSubject(SESSION, session.toString());
    }

    /** Returns the subject that a text names as {@link #text} writes it. */
    public static Optional<WebhookSubject> parse(String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new WebhookSubject(parts.group("kind"), parts.group("id")))
                : Optional.empty();
    }

    /** Returns kind and id with a colon between them. */
    public String text() {
        return kind + ":" + id;
    }

    /** Returns the id of the session that this subject is; empty when it is of another kind. */
    public Optional<String> sessionId() {
        return kind.equals(SESSION) ? Optional.of(id) : Optional.empty();
    }

    /**
     * Returns the id of a partner's stream about this subject. It follows from both, so that the
     * stream is found by its key and needs no index of subjects, which each change of its place in
     * the queue would have to write.
     */
    public UUID streamId(PartnerId partner) {
        return UUID.nameUUIDFromBytes((partner.value() + " " + text()).getBytes(UTF_8));
    }
}
