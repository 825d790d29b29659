package io.fairlead.sandbox.inbox;

import io.fairlead.shared.api.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.web.util.UriComponentsBuilder;

/** How a message is to be answered, which its own query says: {@code ?status=500&delay=3s}. */
record WantedAnswer(int status, Duration delay) {

    private static final int FIRST_STATUS = 200;
    private static final int LAST_STATUS = 599;
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    /** Reads the query alone: asking the request for parameters would read its body. */
    static WantedAnswer of(String query) {
        var fields = UriComponentsBuilder.newInstance().query(query).build().getQueryParams();
        return new WantedAnswer(status(fields.getFirst("status")), delay(fields.getFirst("delay")));
    }

    private static int status(@Nullable String text) {
        if (text == null) {
            return FIRST_STATUS;
        }
        if (!text.matches("[0-9]{3}")
                || Integer.parseInt(text) < FIRST_STATUS
                || Integer.parseInt(text) > LAST_STATUS) {
            throw Problem.BAD_REQUEST.exception("\"status\" must be a number from 200 to 599.");
        }
        return Integer.parseInt(text);
    }

    private static Duration delay(@Nullable String text) {
        if (text == null) {
            return Duration.ZERO;
        }
        try {
            var delay = DurationStyle.SIMPLE.parse(text);
            if (!delay.isNegative() && delay.compareTo(LONGEST_DELAY) <= 0) {
                return delay;
            }
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        throw Problem.BAD_REQUEST.exception("\"delay\" must be a time such as 3s, at most 30s.");
    }
}
