package io.fairlead.connector.key;

import io.fairlead.shared.RandomId;
import io.fairlead.shared.sealing.SealedPlace;
import io.fairlead.shared.sealing.Sealer;
import io.fairlead.spi.BankKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The keys of institutions. The first of a purpose is made when it is first asked for. */
@Component
public class BankKeys {

    private final BankKeyStore store;
    private final Sealer sealer;
    private final Clock clock;

    BankKeys(BankKeyStore store, Sealer sealer, Clock clock) {
        this.store = store;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** The keys, newest first; at least one. Of two nodes that make the first, one's stays. */
    public List<BankKey> of(String institutionId, BankKey.Purpose purpose) {
        var found = store.all(institutionId, purpose);
        if (found.isEmpty()) {
            store.insert(institutionId, purpose, 1, made(purpose), clock.instant());
            found = store.all(institutionId, purpose);
        }
        return found.stream().map(this::opened).toList();
    }

    private BankKeyStore.Row made(BankKey.Purpose purpose) {
        return switch (purpose) {
            case SIGN -> made("ES256", "EC", 256);
            case DECRYPT -> made("RSA-OAEP-256", "RSA", 2048);
        };
    }

    private BankKeyStore.Row made(String algorithm, String kind, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(bits);
            var pair = generator.generateKeyPair();
            var id = RandomId.hex();
            return new BankKeyStore.Row(
                    id,
                    algorithm,
                    pair.getPublic().getEncoded(),
                    sealer.seal(pair.getPrivate().getEncoded(), place(id)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private BankKey opened(BankKeyStore.Row row) {
        return new BankKey(row.id(), row.algorithm(), key(row), List.of());
    }

    private PrivateKey key(BankKeyStore.Row row) {
        try {
            return KeyFactory.getInstance(row.algorithm().startsWith("ES") ? "EC" : "RSA")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(
                                    sealer.openBytes(row.sealed(), place(row.id()))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SealedPlace place(String id) {
        return new SealedPlace("bank_key", "key_sealed", id);
    }
}
