package io.fairlead.shared.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import io.fairlead.shared.FairleadProperties;
import java.io.UncheckedIOException;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The keys in use. A changed key file is read again within seconds, so a rotation needs no restart;
 * one that cannot be read leaves the keys as they are.
 */
@Component
class Keys {

    private static final Logger log = LoggerFactory.getLogger(Keys.class);

    private final @Nullable KeyFile file;
    private @Nullable FileTime fileTime;
    private volatile InUse inUse;

    Keys(KeyProperties properties, FairleadProperties fairlead) {
        if (properties.value() != null) {
            file = null;
            inUse = InUse.of(KeySets.fromJson(properties.value().reveal()));
        } else {
            file =
                    properties.file() != null
                            ? new KeyFile(properties.file())
                            : KeyFile.ofHome(fairlead.home());
            fileTime = file.lastModified();
            inUse = InUse.of(file.read());
        }
    }

    Aead aead() {
        return inUse.aead();
    }

    Mac mac() {
        return inUse.mac();
    }

    /** The id that starts every value sealed with the key now in use. */
    int primarySealingKeyId() {
        return inUse.primarySealingKeyId();
    }

    @Scheduled(fixedDelay = 5_000)
    void readAgainWhenChanged() {
        if (file == null) {
            return;
        }
        try {
            var changed = file.lastModified();
            if (!changed.equals(fileTime)) {
                inUse = InUse.of(file.read());
                fileTime = changed;
                log.info("Read the changed key file");
            }
        } catch (UncheckedIOException | KeySets.InvalidKeysException e) {
            log.warn("The changed key file cannot be read; the old keys stay in use", e);
        }
    }

    private record InUse(Aead aead, Mac mac, int primarySealingKeyId) {

        static InUse of(KeySets sets) {
            try {
                return new InUse(
                        sets.sealing().getPrimitive(RegistryConfiguration.get(), Aead.class),
                        sets.linkSigning().getPrimitive(RegistryConfiguration.get(), Mac.class),
                        primaryId(sets.sealing()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("The key sets hold keys of another kind", e);
            }
        }

        private static int primaryId(KeysetHandle keys) {
            return keys.getPrimary().getId();
        }
    }
}
