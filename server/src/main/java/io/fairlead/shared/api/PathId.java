package io.fairlead.shared.api;

import io.fairlead.shared.ConsumerId;
import io.fairlead.shared.CustomerId;
import java.util.regex.Pattern;

/** Reads the ids in the path of a call, where anything can stand. */
public final class PathId {

    /** As many digits as a 64-bit number always holds, because some answers hold ids as numbers. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private static final Pattern CONSUMER = Pattern.compile("[0-9a-f]{32}");

    private static final int QUOTED_LENGTH = 40;

    private PathId() {}

    public static CustomerId customer(String text) {
        if (!isNumber(text)) {
            throw Problem.INVALID_CUSTOMER_ID.exception(quoted(text));
        }
        return new CustomerId(text);
    }

    public static ConsumerId consumer(String text) {
        if (!CONSUMER.matcher(text).matches()) {
            throw Problem.CONSUMER_NOT_FOUND.exception(quoted(text));
        }
        return new ConsumerId(text);
    }

    /** Whether a text can be the id of a customer or of what a customer has. */
    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /** As much of an id as an answer repeats. */
    public static String quoted(String text) {
        return text.codePointCount(0, text.length()) <= QUOTED_LENGTH
                ? text
                : text.substring(0, text.offsetByCodePoints(0, QUOTED_LENGTH)) + "…";
    }
}
