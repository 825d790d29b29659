package io.fairlead.sandbox.inbox;

import io.fairlead.webhook.signing.SignatureCheck.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An inbox. Template {@code sandbox/inbox/index}.
 *
 * @param address where messages are sent, and where this page is
 * @param commands commands that make a link whose webhooks come here
 * @param entries the newest first
 */
public record InboxPage(String address, String commands, List<Entry> entries) {

    /**
     * A message.
     *
     * @param title the type of the event; of what is no event, the method
     * @param time in UTC, as people read it
     * @param instant the same in ISO form
     * @param body indented where it is JSON or XML
     * @param isCut whether the body is longer
     */
    public record Entry(
            long id,
            String title,
            String time,
            String instant,
            String method,
            String query,
            @Nullable String eventId,
            List<Signature> signatures,
            String body,
            boolean isCut,
            Map<String, String> headers) {}

    /** What is to be said of a signature. */
    public record Signature(String header, Verdict verdict) {

        /** The verdict as a word. */
        public String word() {
            return verdict.name().toLowerCase(Locale.ROOT);
        }
    }
}
