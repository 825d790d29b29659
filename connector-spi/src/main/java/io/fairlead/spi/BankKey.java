package io.fairlead.spi;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A key that Fairlead has made for one institution, and keeps sealed.
 *
 * @param id by which the bank knows its public half, the {@code kid} of a JSON web key
 * @param algorithm such as {@code ES256}, {@code RSA-OAEP-256}
 * @param chain the certificate that was issued for it and those above; empty without one
 */
public record BankKey(String id, String algorithm, PrivateKey key, List<X509Certificate> chain) {

    /** What a key is for. */
    public enum Purpose {
        /** To sign what is sent to the bank, such as an assertion that stands for the client. */
        SIGN,
        /** To read what the bank has encrypted for Fairlead. */
        DECRYPT
    }

    public BankKey {
        chain = List.copyOf(chain);
    }

    @Override
    public String toString() {
        return "BankKey[%s, %s]".formatted(id, algorithm);
    }
}
