package io.finbank.bank;

import org.jspecify.annotations.Nullable;

/**
 * Somebody whose name is on an account.
 *
 * @param business the name of a firm, in place of a person's
 */
public record Owner(
        @Nullable String business,
        @Nullable String first,
        @Nullable String middle,
        @Nullable String last,
        @Nullable String suffix,
        String relationship,
        String line1,
        @Nullable String line2,
        String city,
        String state,
        String zip,
        @Nullable String country,
        String email,
        String phone) {

    /** The whole name on one line. */
    public String name() {
        return business == null ? words(first, middle, last, suffix) : business;
    }

    private static String words(@Nullable String... words) {
        var line = new StringBuilder();
        for (var word : words) {
            if (word != null) {
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
        }
        return line.toString();
    }
}
