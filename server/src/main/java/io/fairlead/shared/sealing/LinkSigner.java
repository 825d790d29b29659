package io.fairlead.shared.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/**
 * Signs text and knows its own signatures again.
 *
 * <p>A signature has 32 bytes: 16 random ones, then the first 16 of an HMAC-SHA256 over them and
 * the text. The random half makes two signatures of one text differ, so that a signature can be a
 * key.
 */
@Component
public class LinkSigner {

    private static final int NONCE_BYTES = 16;
    private static final int SIGNATURE_BYTES = 32;

    private final Keys keys;
    private final SecureRandom random = new SecureRandom();

    LinkSigner(Keys keys) {
        this.keys = keys;
    }

    /** A new signature that only this server can make for {@code text}. */
    public byte[] sign(String text) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var tag = keys.sign(signed(nonce, text));
            return ByteBuffer.allocate(SIGNATURE_BYTES).put(nonce).put(tag).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot sign", e);
        }
    }

    /**
     * Always the same for the same text, as long as the keys stay the same; tells nobody without
     * them what it was. For counting: after a change of keys counting begins anew.
     */
    public byte[] fingerprint(String text) {
        try {
            return keys.sign(("fingerprint " + text).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot sign", e);
        }
    }

    /** Whether {@link #sign} made this signature for this text, with a key of now or of before. */
    public boolean verifies(String text, byte[] signature) {
        if (signature.length != SIGNATURE_BYTES) {
            return false;
        }
        var nonce = Arrays.copyOf(signature, NONCE_BYTES);
        var tag = Arrays.copyOfRange(signature, NONCE_BYTES, SIGNATURE_BYTES);
        try {
            keys.verify(tag, signed(nonce, text));
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    private static byte[] signed(byte[] nonce, String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(nonce.length + bytes.length).put(nonce).put(bytes).array();
    }
}
