package io.fairlead.console.table;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What stands in one place of a list.
 *
 * @param text as pages show it; empty where there is nothing to say
 * @param value as files have it: a moment in ISO 8601, everything else as on the page
 * @param href where it leads on a page, or null
 * @param tone whether it is good or bad news
 */
public record Cell(String text, String value, @Nullable String href, Tone tone) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    /** What a cell tells by its look, beside its words. */
    public enum Tone {
        PLAIN,
        GOOD,
        BAD,
        WAITING;

        /** The CSS class. */
        public String css() {
            return switch (this) {
                case PLAIN -> "plain";
                case GOOD -> "good";
                case BAD -> "bad";
                case WAITING -> "waiting";
            };
        }
    }

    /** A text, or nothing. */
    public static Cell of(@Nullable String text) {
        var shown = text == null ? "" : text;
        return new Cell(shown, shown, null, Tone.PLAIN);
    }

    /** A number. */
    public static Cell of(long number) {
        return of(Long.toString(number));
    }

    /** A moment in UTC, or nothing. */
    public static Cell of(@Nullable Instant moment) {
        return moment == null
                ? of((String) null)
                : new Cell(MOMENT.format(moment), moment.toString(), null, Tone.PLAIN);
    }

    /** The same, leading to another page. */
    public Cell to(String address) {
        return new Cell(text, value, address, tone);
    }

    /** The same with another look. */
    public Cell in(Tone other) {
        return new Cell(text, value, href, other);
    }
}
