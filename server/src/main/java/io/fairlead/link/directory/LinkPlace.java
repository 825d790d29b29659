package io.fairlead.link.directory;

import io.fairlead.link.Link;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a link without what opens it: addresses of pages have it, and a link's signature has no
 * business in them.
 *
 * @param createdAt when it was issued, in milliseconds
 * @param mark 16 hex digits that follow from the link's id and tell nothing of it
 */
public record LinkPlace(Instant createdAt, String mark) {

    private static final int MARK = 16;
    private static final Pattern FORM =
            Pattern.compile("(?<millis>[0-9]{13})-(?<mark>[0-9a-f]{" + MARK + "})");

    /** Returns the place of a link. */
    public static LinkPlace of(Link link) {
        return new LinkPlace(link.createdAt(), mark(link));
    }

    /** Returns the place that a text names as {@link #text} writes it. */
    public static Optional<LinkPlace> parse(String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(
                        new LinkPlace(
                                Instant.ofEpochMilli(Long.parseLong(parts.group("millis"))),
                                parts.group("mark")))
                : Optional.empty();
    }

    /** Returns the place as addresses have it. */
    public String text() {
        return createdAt.toEpochMilli() + "-" + mark;
    }

    boolean isOf(Link link) {
        return mark.equals(mark(link));
    }

    private static String mark(Link link) {
        try {
            var hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(link.id().hex().getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(hash).substring(0, MARK);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java knows SHA-256", e);
        }
    }
}
