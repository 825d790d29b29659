package io.fairlead.consent;

import io.fairlead.shared.sealing.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What the address of a consumer's receipt ends with: 256 random bits, which whoever holds them can
 * look at one consent by, and end it. It is no signature, so that it outlives the keys that sign
 * links; stored are its hash, and itself sealed.
 */
public record ConsentKey(String value) {

    /** Where receipts are. */
    public static final String PATH = "/consents/";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

    static ConsentKey random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new ConsentKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    boolean isWellFormed() {
        return FORM.matcher(value).matches();
    }

    byte[] hash() {
        return Sha256.of(value);
    }

    /** The path of the receipt. */
    public String path() {
        return PATH + value;
    }

    @Override
    public String toString() {
        return "ConsentKey[redacted]";
    }
}
