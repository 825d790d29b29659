package io.fairlead.shared.web;

import io.fairlead.shared.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads a moment as ISO 8601 has it. */
final class WrittenInstant {

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    private WrittenInstant() {}

    static Instant of(String name, String text) {
        try {
            var moment = OffsetDateTime.parse(text);
            if (moment.getYear() >= FIRST_YEAR && moment.getYear() <= LAST_YEAR) {
                return moment.toInstant();
            }
        } catch (DateTimeException _) {
            // told below
        }
        throw Problem.BAD_REQUEST.exception(
                "\"" + name + "\" must be a moment such as 2026-11-23T08:00:00Z.");
    }
}
