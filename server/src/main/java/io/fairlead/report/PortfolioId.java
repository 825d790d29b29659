package io.fairlead.report;

import io.fairlead.shared.RandomId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a customer's reports: those that were ordered until a batch.
 *
 * @param base 12 lower-case letters and digits, the same for all reports of a customer
 * @param version the number of the batch, from 1; {@value #NEWEST} for the newest
 */
public record PortfolioId(String base, int version) {

    public static final int NEWEST = 0;

    private static final Pattern FORM =
            Pattern.compile("(?<base>[0-9a-z]{12})(?:-(?<version>[0-9]{1,9}))?-port");
    private static final int LENGTH = 12;

    static String randomBase() {
        return RandomId.lettersAndDigits(LENGTH);
    }

    /** An id of the right form, whether or not there is such a portfolio. */
    public static Optional<PortfolioId> parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var version = parts.group("version");
        return Optional.of(
                new PortfolioId(
                        parts.group("base"), version == null ? NEWEST : Integer.parseInt(version)));
    }

    /** The id as it is sent. */
    public String text() {
        return version == NEWEST ? base + "-port" : base + "-" + version + "-port";
    }
}
