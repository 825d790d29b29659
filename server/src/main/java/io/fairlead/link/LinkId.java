package io.fairlead.link;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Identifies a link: the 32 bytes of its signature.
 *
 * @param hex 64 lower-case hex digits
 */
public record LinkId(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public LinkId {
        if (!isValid(hex)) {
            throw new IllegalArgumentException("A link id has 64 lower-case hex digits");
        }
    }

    static boolean isValid(String hex) {
        return FORM.matcher(hex).matches();
    }

    static LinkId of(byte[] signature) {
        return new LinkId(HexFormat.of().formatHex(signature));
    }

    byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }
}
