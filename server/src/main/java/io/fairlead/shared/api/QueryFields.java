package io.fairlead.shared.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the query of a form-A request; an empty field counts as absent. */
public final class QueryFields {

    private static final int DEFAULT_LIMIT = 25;
    private static final int MAX_LIMIT = 1_000;

    private static final int MOMENT_LENGTH = 40;

    private static final BigDecimal LARGEST_INTEGER = BigDecimal.valueOf(Integer.MAX_VALUE);

    private final Map<String, String> query;

    public QueryFields(Map<String, String> query) {
        this.query = query;
    }

    public @Nullable String text(String name, int maxLength) {
        var value = query.get(name);
        return value == null || value.isBlank() ? null : CheckedText.of(name, value, maxLength);
    }

    /** A text that must be there and not be blank. */
    public String required(String name, int maxLength) {
        var value = text(name, maxLength);
        if (value == null) {
            throw Problem.MISSING_PARAMETER.exception(name);
        }
        return value;
    }

    public int integer(String name, int whenAbsent) {
        var value = query.get(name);
        if (value == null || value.isBlank()) {
            return whenAbsent;
        }
        return WrittenValue.whole(value)
                .filter(whole -> whole.abs().compareTo(LARGEST_INTEGER) <= 0)
                .map(BigDecimal::intValueExact)
                .orElseThrow(
                        () ->
                                Problem.BAD_REQUEST.exception(
                                        "\"" + name + "\" must be an integer."));
    }

    /** A word of a fixed list, in lower case whatever its case; null when it is absent. */
    public @Nullable String word(String name, int maxLength) {
        var text = text(name, maxLength);
        return text == null ? null : text.strip().toLowerCase(Locale.ROOT);
    }

    /** True or false, as languages write them: {@code true}, {@code True}, {@code 1}. */
    public boolean flag(String name, boolean whenAbsent) {
        var value = query.get(name);
        if (value == null || value.isBlank()) {
            return whenAbsent;
        }
        return switch (value.strip()) {
            case "1" -> true;
            case "0" -> false;
            default ->
                    WrittenValue.flag(value)
                            .orElseThrow(
                                    () ->
                                            Problem.BAD_REQUEST.exception(
                                                    "\"" + name + "\" must be a boolean."));
        };
    }

    /** A moment in epoch seconds that must be there. */
    public Instant requiredMoment(String name) {
        var moment = moment(name);
        if (moment == null) {
            throw Problem.MISSING_PARAMETER.exception(name);
        }
        return moment;
    }

    /** A moment in epoch seconds, or null. */
    public @Nullable Instant moment(String name) {
        var value = query.get(name);
        if (value == null || value.isBlank()) {
            return null;
        }
        return WrittenValue.whole(value)
                .flatMap(WrittenInstant::ofSeconds)
                .orElseThrow(
                        () ->
                                Problem.BAD_REQUEST.exception(
                                        "\"" + name + "\" must be a date in epoch seconds."));
    }

    /** Ends the call when {@code toDate} is before {@code fromDate}. */
    public static void checkOrder(@Nullable Instant from, @Nullable Instant to) {
        if (from != null && to != null && to.isBefore(from)) {
            throw Problem.BAD_REQUEST.exception("\"toDate\" must not be before \"fromDate\".");
        }
    }

    /** A moment as ISO 8601 has it, or null; {@code 2026-11-23T08:00:00Z}. */
    public @Nullable Instant instant(String name) {
        var value = text(name, MOMENT_LENGTH);
        return value == null ? null : WrittenInstant.of(name, value);
    }

    /** Where a list is to begin, from 1; each service counts in its own way. */
    public int start() {
        var start = integer("start", 1);
        if (start < 1) {
            throw Problem.START_TOO_SMALL.exception();
        }
        return start;
    }

    /** How many members of a list to show. */
    public int limit() {
        return limit(MAX_LIMIT);
    }

    /** How many members of a list to show, and of these no more than so many. */
    public int limit(int most) {
        var limit = integer("limit", DEFAULT_LIMIT);
        if (limit < 1) {
            throw Problem.LIMIT_TOO_SMALL.exception();
        }
        if (limit > most) {
            throw Problem.BAD_REQUEST.exception("\"limit\" must not exceed " + most + ".");
        }
        return limit;
    }
}
