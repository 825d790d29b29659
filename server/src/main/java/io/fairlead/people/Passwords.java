package io.fairlead.people;

import io.fairlead.shared.Secret;
import io.fairlead.shared.api.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id, and compares them. A hash takes 19 MiB, so only a few are made at
 * once.
 */
@Component
class Passwords {

    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;

    private static final int AT_ONCE = 2;
    private static final int PATIENCE_SECONDS = 4;

    private static final Pattern WRITTEN =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,8}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final Base64.Encoder TO_TEXT = Base64.getEncoder().withoutPadding();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /** Compared with when there is nobody, so that the answer takes as long. */
    private final String nobodys = written(new byte[SALT_BYTES], new byte[HASH_BYTES]);

    /** Whether a person may have the password: length is what makes one hard to guess. */
    static boolean isAllowed(Secret password, EmailAddress owner) {
        var text = normal(password);
        var length = text.codePointCount(0, text.length());
        return length >= SHORTEST
                && length <= LONGEST
                && text.chars().distinct().count() > 4
                && !text.equalsIgnoreCase(owner.value());
    }

    /** The hash in PHC's notation, with its salt and what it was made with. */
    String hash(Secret password) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return written(
                salt,
                inTurn(
                        () ->
                                hash(
                                        password,
                                        parameters(MEMORY_KIB, PASSES, LANES, salt),
                                        HASH_BYTES)));
    }

    /** Whether the hash is that of the password; takes as long without a hash. */
    boolean matches(Secret password, Optional<String> hash) {
        var parts = WRITTEN.matcher(hash.orElse(nobodys));
        if (!parts.matches()) {
            throw new IllegalStateException("A password's hash cannot be read");
        }
        var parameters =
                parameters(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)),
                        Base64.getDecoder().decode(parts.group(4)));
        var expected = Base64.getDecoder().decode(parts.group(5));
        var made = inTurn(() -> hash(password, parameters, expected.length));
        return MessageDigest.isEqual(expected, made) && hash.isPresent();
    }

    private static byte[] hash(Secret password, Argon2Parameters parameters, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(parameters);
        var hash = new byte[length];
        generator.generateBytes(normal(password).getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    /** The same characters are the same bytes, whatever keyboard they come from. */
    private static String normal(Secret password) {
        return Normalizer.normalize(password.reveal(), Normalizer.Form.NFKC);
    }

    private static Argon2Parameters parameters(int memory, int passes, int lanes, byte[] salt) {
        return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memory)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build();
    }

    private static String written(byte[] salt, byte[] hash) {
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        MEMORY_KIB,
                        PASSES,
                        LANES,
                        TO_TEXT.encodeToString(salt),
                        TO_TEXT.encodeToString(hash));
    }

    private byte[] inTurn(Supplier<byte[]> work) {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw Problem.OVERLOADED.exception();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Problem.OVERLOADED.exception();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
