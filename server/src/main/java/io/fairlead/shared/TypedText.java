package io.fairlead.shared;

import java.util.regex.Pattern;

/**
 * What people have typed, without what keyboards, password managers and messages put around it:
 * blanks of all kinds, line breaks and characters that nobody sees. Not for passwords, which may
 * have any of these.
 */
public final class TypedText {

    /** Control characters, and those that join, part or turn others. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\t\\n\\r]]");

    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");

    /** Digits of any script, in groups, and what a sentence has around them. */
    private static final Pattern DIGITS =
            Pattern.compile(
                    "[\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\"'.,:;#\\s\\p{Z}]*(\\p{Nd}[\\p{Nd}\\s\\p{Z}]*?)"
                            + "[\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\"'.,:;]*");

    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}]+");

    private TypedText() {}

    /** A name, a number or an answer in words; what is within it stays. */
    public static String plain(String typed) {
        return AROUND.matcher(UNSEEN.matcher(typed).replaceAll("")).replaceAll("");
    }

    /**
     * A code or an answer: as {@link #plain}, and where it is digits only, these without blanks
     * among them, and without the quotes, brackets and full stops of the message it comes from.
     */
    public static String code(String typed) {
        var plain = plain(typed);
        var digits = DIGITS.matcher(plain);
        return digits.matches() ? ascii(BLANK.matcher(digits.group(1)).replaceAll("")) : plain;
    }

    /** The keyboards of some languages have digits of their own. */
    private static String ascii(String digits) {
        return digits.codePoints()
                .map(digit -> '0' + Character.digit(digit, 10))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
