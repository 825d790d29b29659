package io.fairlead.webhook.signing;

import io.fairlead.partner.Partners;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.StoredName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges the signatures of a message as its receiver should, apart from its age. */
@Component
public class SignatureCheck {

    /** The verdict on a signature. */
    public enum Verdict implements StoredName {
        RIGHT("RIGHT"),
        WRONG("WRONG"),
        ABSENT("ABSENT");

        private final String storedName;

        Verdict(String storedName) {
            this.storedName = storedName;
        }

        @Override
        public String storedName() {
            return storedName;
        }
    }

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private final Partners partners;
    private final WebhookKeys keys;

    SignatureCheck(Partners partners, WebhookKeys keys) {
        this.partners = partners;
        this.keys = keys;
    }

    /**
     * Judges {@code X-Finicity-Signature}.
     *
     * @param signature the header's value; null when there is none
     */
    public Verdict finicity(PartnerId partner, @Nullable String signature, byte[] body) {
        return signature == null
                ? Verdict.ABSENT
                : verdict(signature, WebhookSignature.finicity(partners.secret(partner), body));
    }

    /**
     * Judges {@code webhook-signature}.
     *
     * @param id the header {@code webhook-id}
     * @param timestamp the header {@code webhook-timestamp}
     * @param signatures the header itself; null when there is none
     */
    public Verdict standard(
            PartnerId partner,
            @Nullable String id,
            @Nullable String timestamp,
            @Nullable String signatures,
            byte[] body) {
        if (signatures == null) {
            return Verdict.ABSENT;
        }
        if (id == null || timestamp == null || !SECONDS.matcher(timestamp).matches()) {
            return Verdict.WRONG;
        }
        var time = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return verdict(
                signatures, WebhookSignature.standard(id, time, body, keys.current(partner)));
    }

    /** Compares signatures: one of those given must be one of the right ones. */
    private static Verdict verdict(String given, String right) {
        var fits =
                Arrays.stream(given.split(" ", -1))
                        .anyMatch(
                                one ->
                                        Arrays.stream(right.split(" ", -1))
                                                .anyMatch(other -> equal(one, other)));
        return fits ? Verdict.RIGHT : Verdict.WRONG;
    }

    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
