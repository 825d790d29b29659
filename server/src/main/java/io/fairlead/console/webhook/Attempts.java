package io.fairlead.console.webhook;

import io.fairlead.console.Words;
import io.fairlead.webhook.DeliveryAttempt;
import java.util.List;

/** Tells of attempts to deliver an event. */
public final class Attempts {

    private Attempts() {}

    /** A sentence for each, in the order given. */
    public static List<String> told(List<DeliveryAttempt> attempts) {
        return attempts.stream().map(Attempts::told).toList();
    }

    private static String told(DeliveryAttempt attempt) {
        var status = attempt.status();
        var excerpt = attempt.excerpt();
        return attempt.startedAt()
                + ": "
                + Words.of(attempt.outcome())
                + (status == null ? "" : ", status " + status)
                + ", "
                + attempt.latency().toMillis()
                + " ms"
                + (excerpt == null || excerpt.isBlank() ? "" : ": " + excerpt);
    }
}
