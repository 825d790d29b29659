package io.finbank.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.stereotype.Component;

/** The bank's days. Everything of a day is booked at noon, UTC, when its day begins. */
@Component
public class Calendar {

    private static final int MONTHS_OF_HISTORY = 24;

    private final Clock clock;

    Calendar(Clock clock) {
        this.clock = clock;
    }

    /** The last day whose bookings have been made. */
    public LocalDate today() {
        var noonIsMidnight = clock.instant().minus(Duration.ofHours(12));
        return LocalDate.ofInstant(noonIsMidnight, ZoneOffset.UTC);
    }

    /** The first day that clients can read. */
    public LocalDate firstDay() {
        return today().minusMonths(MONTHS_OF_HISTORY);
    }

    /** The instant at which a day's bookings are made. */
    public static Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }
}
