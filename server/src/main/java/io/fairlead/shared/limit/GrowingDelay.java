package io.fairlead.shared.limit;

import java.time.Duration;
import java.time.Instant;

/**
 * How long those wait who guess.
 *
 * @param first the wait after five wrong guesses in a row; each one more doubles it
 * @param longest what that grows to
 */
public record GrowingDelay(Duration first, Duration longest) {

    private static final int WITHOUT_DELAY = 5;

    /**
     * What is left of the wait after so many wrong guesses in a row; zero when there is none, also
     * for a guess that another node's clock has put into the future.
     */
    public Duration remaining(int wrongGuesses, Instant lastAt, Instant now) {
        var wait = after(wrongGuesses);
        var remaining = Duration.between(now, lastAt.plus(wait));
        return wait.isZero() || remaining.isNegative() ? Duration.ZERO : remaining;
    }

    private Duration after(int wrongGuesses) {
        if (wrongGuesses < WITHOUT_DELAY) {
            return Duration.ZERO;
        }
        var doublings = Math.min(wrongGuesses - WITHOUT_DELAY, 30);
        var grown = first.multipliedBy(1L << doublings);
        return grown.compareTo(longest) < 0 ? grown : longest;
    }
}
