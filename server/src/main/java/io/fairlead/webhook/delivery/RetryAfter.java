package io.fairlead.webhook.delivery;

import io.fairlead.shared.http.OutboundAnswer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code Retry-After}: seconds or a date. Source: RFC 9110, 10.2.3. */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private RetryAfter() {}

    /** Returns the wait that the receiver asks for; null when the header is absent or wrong. */
    static @Nullable Duration of(OutboundAnswer answer, Instant now) {
        var values = answer.headers().getOrDefault("retry-after", List.of());
        return values.isEmpty() ? null : parse(values.getFirst().strip(), now);
    }

    private static @Nullable Duration parse(String value, Instant now) {
        if (SECONDS.matcher(value).matches()) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            var date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Duration.between(now, date.toInstant());
        } catch (DateTimeException _) {
            return null;
        }
    }
}
