package io.fairlead.people;

import io.fairlead.shared.Secret;
import io.fairlead.shared.sealing.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random values that are shown or sent once, and stored as hashes. */
final class OneTime {

    private static final int TOKEN_BYTES = 32;

    /** Crockford's 32 letters and digits, which are not taken for each other: five bits each. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int GROUP = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private OneTime() {}

    /** 256 bits, for a cookie. */
    static Secret token() {
        var bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Groups of five characters for people to type, each group worth 25 bits. */
    static Secret typed(int groups) {
        return new Secret(
                IntStream.range(0, groups).mapToObj(_ -> group()).collect(Collectors.joining("-")));
    }

    /** The hash, however people write dashes, spaces and capitals. */
    static byte[] hashOfTyped(Secret typed) {
        return Sha256.of(typed.reveal().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
    }

    static byte[] hash(Secret token) {
        return Sha256.of(token.reveal());
    }

    private static String group() {
        var text = new StringBuilder(GROUP);
        RANDOM.ints(GROUP, 0, ALPHABET.length()).forEach(i -> text.append(ALPHABET.charAt(i)));
        return text.toString();
    }
}
