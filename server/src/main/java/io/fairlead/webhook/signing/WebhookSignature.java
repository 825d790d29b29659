package io.fairlead.webhook.signing;

import io.fairlead.shared.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Computes the signatures that show a receiver that a message is genuine. */
public final class WebhookSignature {

    private static final String HMAC = "HmacSHA256";
    private static final String KEY_PREFIX = "whsec_";

    private WebhookSignature() {}

    /**
     * Returns the value of {@code X-Finicity-Signature} (Finicity documentation, "Connect
     * Webhooks").
     */
    public static String finicity(Secret partnerSecret, byte[] body) {
        var key = partnerSecret.reveal().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(hmac(key, body));
    }

    /**
     * Returns the value of {@code webhook-signature} by the Standard Webhooks specification,
     * version 1: one signature with each of the keys.
     *
     * @param id the value of {@code webhook-id}
     * @param timestamp the value of {@code webhook-timestamp}, in whole seconds
     * @param keys {@code whsec_} and Base64
     */
    public static String standard(String id, Instant timestamp, byte[] body, List<Secret> keys) {
        var start = "%s.%d.".formatted(id, timestamp.getEpochSecond());
        var startBytes = start.getBytes(StandardCharsets.UTF_8);
        return keys.stream()
                .map(key -> hmac(bytes(key), startBytes, body))
                .map(signature -> "v1," + Base64.getEncoder().encodeToString(signature))
                .collect(Collectors.joining(" "));
    }

    private static byte[] bytes(Secret key) {
        return Base64.getDecoder().decode(key.reveal().substring(KEY_PREFIX.length()));
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            var hmac = Mac.getInstance(HMAC);
            hmac.init(new SecretKeySpec(key, HMAC));
            for (var part : parts) {
                hmac.update(part);
            }
            return hmac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
