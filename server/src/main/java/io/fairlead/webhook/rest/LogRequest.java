package io.fairlead.webhook.rest;

import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.BodyFields;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.QueryFields;
import io.fairlead.webhook.EventId;
import io.fairlead.webhook.EventState;
import io.fairlead.webhook.WebhookEventName;
import io.fairlead.webhook.WebhookSubject;
import io.fairlead.webhook.log.LogQuery;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads which events a call is about. */
final class LogRequest {

    private static final Pattern LINK =
            Pattern.compile("([^?]*\\?(.*[&;])?signature=)?(?<signature>[0-9a-f]{64})(&.*)?");
    private static final int MAX_LINK_LENGTH = 16 * 1024;
    private static final Pattern SESSION =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int MAX_TEXT = 64;
    private static final int MAX_SUBJECT = 128;

    private LogRequest() {}

    static LogQuery query(PartnerId caller, QueryFields fields) {
        return new LogQuery(
                caller,
                link(fields.text("link", MAX_LINK_LENGTH)),
                subject(fields.text("session", MAX_TEXT), fields.text("subject", MAX_SUBJECT)),
                eventType(fields.text("eventType", MAX_TEXT)),
                status(fields.text("status", MAX_TEXT)),
                fields.instant("from"),
                fields.instant("until"));
    }

    /**
     * A session or another subject, a link, or the time from and until which events happened; never
     * simply all.
     */
    static LogQuery replay(PartnerId caller, ObjectNode body) {
        var fields = new BodyFields(body);
        var query =
                new LogQuery(
                        caller,
                        link(fields.optional("link", MAX_LINK_LENGTH)),
                        subject(
                                fields.optional("session", MAX_TEXT),
                                fields.optional("subject", MAX_SUBJECT)),
                        eventType(fields.optional("eventType", MAX_TEXT)),
                        status(fields.optional("status", MAX_TEXT)),
                        fields.instant("from"),
                        fields.instant("until"));
        if (query.link() == null && query.subject() == null && query.from() == null) {
            throw Problem.MISSING_PARAMETER.exception("session, link or from");
        }
        return query;
    }

    static EventId eventId(String name, String text) {
        return EventId.parse(text).orElseThrow(() -> wrong(name, "must be an event id"));
    }

    /** The signature of a link, from it or from the whole of the link. */
    private static @Nullable String link(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var link = LINK.matcher(text);
        if (!link.matches()) {
            throw wrong("link", "must be a link or the 64 hexadecimal digits of its signature");
        }
        return link.group("signature");
    }

    /** Returns the subject that a session is, or that is named as such; both must be the same. */
    private static @Nullable WebhookSubject subject(
            @Nullable String session, @Nullable String subject) {
        var ofSession = session(session);
        var named = subject == null ? null : named(subject);
        if (ofSession != null && named != null && !ofSession.equals(named)) {
            throw wrong("subject", "must be that of \"session\" where both are given");
        }
        return named == null ? ofSession : named;
    }

    private static WebhookSubject named(String subject) {
        return WebhookSubject.parse(subject)
                .orElseThrow(
                        () -> wrong("subject", "must be a kind and an id, such as session:17"));
    }

    private static @Nullable WebhookSubject session(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!SESSION.matcher(text).matches()) {
            throw wrong("session", "must be a UUID");
        }
        return WebhookSubject.session(UUID.fromString(text));
    }

    /** An event's name as it is written, whatever its case; one that is unknown finds nothing. */
    private static @Nullable String eventType(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(WebhookEventName.values())
                .map(WebhookEventName::wireName)
                .filter(name -> name.equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElse(text);
    }

    private static @Nullable EventState status(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(EventState.values())
                .filter(state -> ApiName.of(state).equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(() -> wrong("status", "must be one of " + names()));
    }

    private static String names() {
        return Arrays.stream(EventState.values())
                .map(ApiName::of)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static RuntimeException wrong(String name, String what) {
        return Problem.BAD_REQUEST.exception("\"" + name + "\" " + what + ".");
    }
}
