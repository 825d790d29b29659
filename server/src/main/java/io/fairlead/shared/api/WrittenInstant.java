package io.fairlead.shared.api;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads a moment as ISO 8601 has it, of a year that a database knows. */
public final class WrittenInstant {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    /** In the year 5138. */
    private static final BigDecimal LATEST_SECOND = BigDecimal.valueOf(99_999_999_999L);

    private WrittenInstant() {}

    /** The moment so many seconds after 1970 began. */
    static Optional<Instant> ofSeconds(BigDecimal whole) {
        return whole.signum() >= 0 && whole.compareTo(LATEST_SECOND) <= 0
                ? Optional.of(Instant.ofEpochSecond(whole.longValueExact()))
                : Optional.empty();
    }

    static Instant of(String name, String text) {
        return read(text)
                .orElseThrow(
                        () ->
                                Problem.BAD_REQUEST.exception(
                                        "\""
                                                + name
                                                + "\" must be a moment such as 2026-11-23T08:00:00Z."));
    }

    /** The moment, if the text is one with its offset from UTC, and of the years 1970 to 9999. */
    public static Optional<Instant> read(String text) {
        try {
            var moment = OffsetDateTime.parse(text);
            return moment.getYear() >= FIRST_YEAR && moment.getYear() <= LAST_YEAR
                    ? Optional.of(moment.toInstant())
                    : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
