package io.fairlead.partner;

import io.fairlead.shared.Secret;
import io.fairlead.shared.sealing.Sha256;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes random credentials, and the hashes that are stored in their place. */
final class Credential {

    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Credential() {}

    /** Letters and digits, about 5.95 bits each. */
    static Secret random(int length) {
        var text = new StringBuilder(length);
        RANDOM.ints(length, 0, ALPHABET.length()).forEach(i -> text.append(ALPHABET.charAt(i)));
        return new Secret(text.toString());
    }

    /** SHA-256: enough for a credential that is itself random. */
    static byte[] hash(String credential) {
        return Sha256.of(credential);
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
