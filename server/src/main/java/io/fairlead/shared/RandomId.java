package io.fairlead.shared;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes ids that cannot be guessed from others. */
public final class RandomId {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS_AND_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

    private RandomId() {}

    /** Digits without a leading zero, so that the id survives being read as a number. */
    public static String digits(int length) {
        var digits = new StringBuilder(length).append(RANDOM.nextInt(1, 10));
        RANDOM.ints(length - 1, 0, 10).forEach(digits::append);
        return digits.toString();
    }

    /** Lower-case letters and digits. */
    public static String lettersAndDigits(int length) {
        var text = new StringBuilder(length);
        RANDOM.ints(length, 0, LETTERS_AND_DIGITS.length())
                .forEach(i -> text.append(LETTERS_AND_DIGITS.charAt(i)));
        return text.toString();
    }

    /** 32 lower-case hexadecimal digits. */
    public static String hex() {
        return hex(16);
    }

    /** Two lower-case hexadecimal digits for each byte. */
    public static String hex(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
