package io.fairlead.customer.rest;

import java.util.regex.Pattern;

/**
 * What personal data looks like. The vendor documents the username and the length of a phone
 * number; the rest is chosen, see {@code docs/compatibility.md}.
 */
final class PersonalFormat {

    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9!@.#$%&*_\\-+]{6,255}");
    private static final Pattern PHONE = Pattern.compile("[0-9+(). -]{7,15}");
    private static final int FEWEST_DIGITS_OF_A_PHONE = 7;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+");
    private static final int LONGEST_EMAIL = 254;
    private static final Pattern SSN = Pattern.compile("[0-9]{9}|[0-9]{3}-[0-9]{2}-[0-9]{4}");

    private PersonalFormat() {}

    static boolean isUsername(String text) {
        return USERNAME.matcher(text).matches();
    }

    static boolean isPhone(String text) {
        return PHONE.matcher(text).matches()
                && text.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS_OF_A_PHONE;
    }

    static boolean isEmail(String text) {
        return text.length() <= LONGEST_EMAIL && EMAIL.matcher(text).matches();
    }

    static boolean isSsn(String text) {
        return SSN.matcher(text).matches();
    }
}
