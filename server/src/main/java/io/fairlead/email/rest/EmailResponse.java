package io.fairlead.email.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.email.Email;
import io.fairlead.email.EmailState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A mail as Fairlead's own calls show it; moments are in ISO 8601. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EmailResponse(
        String id,
        String customerId,
        String to,
        String subject,
        String link,
        Instant linkExpiresAt,
        String state,
        int attempts,
        @Nullable String mailServerStatus,
        List<Event> history) {

    /** When the mail came into a state. */
    public record Event(String state, Instant at) {}

    public static EmailResponse of(Email email) {
        var config = email.config();
        return new EmailResponse(
                email.id().toString(),
                email.customer().value(),
                String.join(", ", config.to()),
                String.valueOf(config.subject()),
                email.url(),
                email.link().expiresAt(),
                name(email.progress().state()),
                email.progress().attempts(),
                email.progress().answer(),
                history(email.progress()));
    }

    private static List<Event> history(Email.Progress progress) {
        var history = new ArrayList<Event>();
        history.add(new Event(name(EmailState.QUEUED), progress.createdAt()));
        add(history, EmailState.SENT, progress.sentAt());
        add(history, progress.state(), progress.failedAt());
        add(history, EmailState.OPENED, progress.openedAt());
        add(history, EmailState.REVOKED, progress.revokedAt());
        return history;
    }

    private static void add(List<Event> history, EmailState state, @Nullable Instant at) {
        if (at != null) {
            history.add(new Event(name(state), at));
        }
    }

    static String name(EmailState state) {
        return switch (state) {
            case QUEUED -> "queued";
            case SENT -> "sent";
            case OPENED -> "opened";
            case REFUSED -> "refused";
            case GIVEN_UP -> "givenUp";
            case REVOKED -> "revoked";
        };
    }
}
