package io.fairlead.shared.http;

import java.util.regex.Pattern;

/**
 * Tells IPv4 addresses that are written otherwise than as four plain decimal numbers: in octal, in
 * hexadecimal, with fewer numbers. What such a host is depends on who reads it.
 */
public final class NumericHost {

    /** A host is a number to browsers and to the C library when its last part is. */
    private static final Pattern ENDS_IN_A_NUMBER =
            Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9a-fA-F]*)\\.?");

    private static final String PART = "(?:0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
    private static final Pattern PLAIN = Pattern.compile(PART + "(?:\\." + PART + "){3}");

    private NumericHost() {}

    public static boolean isDisguised(String host) {
        return ENDS_IN_A_NUMBER.matcher(host).matches() && !PLAIN.matcher(host).matches();
    }
}
