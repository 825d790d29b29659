package io.fairlead.audit;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The end of the audit log. Who keeps it elsewhere can tell later that nothing before it was
 * changed or cut off. As a text {@code NUMBER:HASH}.
 *
 * @param number of the last entry; 0 while there is none
 * @param hash of the last entry, 64 hexadecimal digits; zeros while there is none
 */
public record AuditHead(long number, String hash) {

    static final AuditHead EMPTY = new AuditHead(0, "0".repeat(64));

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

    /** Reads what {@link #toString} writes. */
    public static Optional<AuditHead> parse(String text) {
        var match = FORM.matcher(text);
        return match.matches()
                ? Optional.of(new AuditHead(Long.parseLong(match.group(1)), match.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return number + ":" + hash;
    }
}
