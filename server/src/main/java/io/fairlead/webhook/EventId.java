package io.fairlead.webhook;

import io.fairlead.shared.Id;
import io.fairlead.shared.RandomId;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of an event, the same on every attempt: 13 digits of epoch milliseconds, a hyphen, 24
 * hexadecimal digits. Form: the vendor's recorded webhooks. The first four of these digits count
 * the events of a stream, so that those of one millisecond sort as they happened.
 */
public record EventId(String value) implements Id<String> {

    private static final Pattern FORM = Pattern.compile("[0-9]{13}-[0-9a-f]{24}");
    private static final int MILLIS_LENGTH = 13;
    private static final int LARGEST_NUMBER = 0xffff;
    private static final int RANDOM_BYTES = 10;

    public static EventId at(Instant moment, int number) {
        return new EventId(
                "%d-%04x%s"
                        .formatted(
                                moment.toEpochMilli(),
                                number & LARGEST_NUMBER,
                                RandomId.hex(RANDOM_BYTES)));
    }

    /** Returns an id of the right form, whether or not there is such an event. */
    public static Optional<EventId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new EventId(text)) : Optional.empty();
    }

    /** Returns when the event happened, to the millisecond. */
    public Instant moment() {
        return Instant.ofEpochMilli(Long.parseLong(value.substring(0, MILLIS_LENGTH)));
    }
}
