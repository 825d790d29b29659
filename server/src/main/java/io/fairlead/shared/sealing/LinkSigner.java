package io.fairlead.shared.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.springframework.stereotype.Component;

/** Signs the text of links with HMAC-SHA256 and knows its own signatures again. */
@Component
public class LinkSigner {

    private final Keys keys;

    LinkSigner(Keys keys) {
        this.keys = keys;
    }

    /** The 32 bytes that only this server can make for {@code text}. */
    public byte[] sign(String text) {
        try {
            return keys.mac().computeMac(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot sign", e);
        }
    }

    /** Whether {@link #sign} made this signature for this text, with a key of now or of before. */
    public boolean verifies(String text, byte[] signature) {
        try {
            keys.mac().verifyMac(signature, text.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
