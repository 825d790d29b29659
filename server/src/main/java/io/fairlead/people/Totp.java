package io.fairlead.people;

import io.fairlead.shared.Secret;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/**
 * One-time codes by time, as RFC 6238 has them and all authenticator apps take them: six digits by
 * HMAC-SHA-1, another code every 30 seconds.
 */
final class Totp {

    private static final int MODULUS = 1_000_000;
    private static final int STEP_SECONDS = 30;
    private static final int SECRET_BYTES = 20;

    /** A clock may go wrong by one step in either direction. */
    private static final int STEPS_AROUND = 1;

    private static final SecureRandom RANDOM = new SecureRandom();

    private Totp() {}

    /** A new secret, in Base32 as people type it. */
    static Secret random() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(Base32.toBase32String(bytes));
    }

    /** Which step of time a code belongs to, of those around now; none when it is wrong. */
    static OptionalLong step(Secret key, String code, Instant now) {
        var current = now.getEpochSecond() / STEP_SECONDS;
        var found = OptionalLong.empty();
        for (var step = current - STEPS_AROUND; step <= current + STEPS_AROUND; step++) {
            if (same(code(key, step), code)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** The code of a step of time. */
    static String code(Secret key, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(Base32.decode(key.reveal()), "RAW"));
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            var offset = hash[hash.length - 1] & 0xf;
            var number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
            return "%06d".formatted(number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has it", e);
        }
    }

    /** What an app takes on as it is. */
    static String uri(EmailAddress owner, Secret key) {
        return "otpauth://totp/Fairlead:%s?secret=%s&issuer=Fairlead"
                .formatted(URLEncoder.encode(owner.value(), StandardCharsets.UTF_8), key.reveal());
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
