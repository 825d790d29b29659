package io.fairlead.shared.limit;

import java.time.Duration;

/**
 * How long those wait who guess.
 *
 * @param first the wait after five wrong guesses in a row; each one more doubles it
 * @param longest what that grows to
 */
public record GrowingDelay(Duration first, Duration longest) {

    private static final int WITHOUT_DELAY = 5;

    /** The wait after so many wrong guesses in a row. */
    public Duration after(int wrongGuesses) {
        if (wrongGuesses < WITHOUT_DELAY) {
            return Duration.ZERO;
        }
        var doublings = Math.min(wrongGuesses - WITHOUT_DELAY, 30);
        var grown = first.multipliedBy(1L << doublings);
        return grown.compareTo(longest) < 0 ? grown : longest;
    }
}
