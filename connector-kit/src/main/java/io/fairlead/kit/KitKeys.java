package io.fairlead.kit;

import io.fairlead.spi.BankKey;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The keys of the institution, made when they are first asked for. */
final class KitKeys {

    private final Map<BankKey.Purpose, List<BankKey>> made = new ConcurrentHashMap<>();

    List<BankKey> of(BankKey.Purpose purpose) {
        return made.computeIfAbsent(purpose, KitKeys::make);
    }

    private static List<BankKey> make(BankKey.Purpose purpose) {
        return switch (purpose) {
            case SIGN -> List.of(make("kit-sign", "ES256", "EC", 256));
            case DECRYPT -> List.of(make("kit-decrypt", "RSA-OAEP-256", "RSA", 2048));
        };
    }

    private static BankKey make(String id, String algorithm, String kind, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(bits);
            return new BankKey(id, algorithm, generator.generateKeyPair().getPrivate(), List.of());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
