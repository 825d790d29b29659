package io.fairlead.console.webhook;

import io.fairlead.console.Words;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.QueryFields;
import io.fairlead.webhook.EventState;
import io.fairlead.webhook.WebhookSubject;
import io.fairlead.webhook.log.LogQuery;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads which events a list or a replay of the console is about. */
final class WebhookFilter {

    private static final int LONGEST = 64;
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private WebhookFilter() {}

    static LogQuery read(PartnerId partner, QueryFields fields) {
        var session = fields.text("session", LONGEST);
        return new LogQuery(
                partner,
                null,
                session == null ? null : WebhookSubject.session(uuid(session)),
                fields.text("event", LONGEST),
                Words.of(EventState.class, fields.text("state", LONGEST)),
                fields.instant("from"),
                fields.instant("until"));
    }

    private static UUID uuid(String text) {
        if (!UUID_FORM.matcher(text.strip()).matches()) {
            throw Problem.BAD_REQUEST.exception("\"session\" must be the id of a session.");
        }
        return UUID.fromString(text.strip());
    }
}
