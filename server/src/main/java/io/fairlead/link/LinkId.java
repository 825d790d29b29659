package io.fairlead.link;

import io.fairlead.shared.Id;
import java.util.HexFormat;

/**
 * Identifies a link: the 32 bytes of its signature.
 *
 * @param hex 64 lower-case hex digits
 */
public record LinkId(String hex) implements Id<byte[]> {

    private static final int DIGITS = 64;

    public LinkId {
        if (!isValid(hex)) {
            throw new IllegalArgumentException("A link id has 64 lower-case hex digits");
        }
    }

    static boolean isValid(String hex) {
        return hex.length() == DIGITS && hex.chars().allMatch(LinkId::isDigit);
    }

    private static boolean isDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    /** The id of a link with that signature. */
    public static LinkId of(byte[] signature) {
        return new LinkId(HexFormat.of().formatHex(signature));
    }

    @Override
    public byte[] value() {
        return HexFormat.of().parseHex(hex);
    }
}
