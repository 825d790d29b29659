package io.fairlead.shared.sealing;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import io.fairlead.shared.CannotStartException;
import io.fairlead.shared.FairleadProperties;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The keys in use. A changed key file is read again within seconds, and at once when something does
 * not open or verify, so a rotation needs no restart; one that cannot be read leaves the keys as
 * they are.
 */
@Component
class Keys {

    private static final Logger log = LoggerFactory.getLogger(Keys.class);

    private final @Nullable KeyFile file;
    private @Nullable FileTime fileTime;
    private boolean readable = true;
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

    byte[] seal(byte[] clear, byte[] associatedData) throws GeneralSecurityException {
        return inUse.aead().encrypt(clear, associatedData);
    }

    byte[] open(byte[] sealed, byte[] associatedData) throws GeneralSecurityException {
        return withKeysThatFit(keys -> keys.aead().decrypt(sealed, associatedData));
    }

    byte[] sign(byte[] data) throws GeneralSecurityException {
        return inUse.mac().computeMac(data);
    }

    void verify(byte[] tag, byte[] data) throws GeneralSecurityException {
        withKeysThatFit(
                keys -> {
                    keys.mac().verifyMac(tag, data);
                    return tag;
                });
    }

    /** The id that starts every value sealed with the key now in use. */
    int primarySealingKeyId() {
        return inUse.primarySealingKeyId();
    }

    List<KeySets.Key> sealingKeys() {
        return inUse.sealingKeys();
    }

    List<KeySets.Key> linkSigningKeys() {
        return inUse.linkSigningKeys();
    }

    @Scheduled(fixedDelayString = KeyFile.READ_EVERY)
    synchronized void readAgainWhenChanged() {
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
            readable = true;
        } catch (CannotStartException e) {
            if (readable) {
                log.warn("The changed key file cannot be read; the old keys stay in use", e);
            }
            readable = false;
        }
    }

    /**
     * Should the keys in use not fit, then perhaps those that another server or a command has used
     * since the file was read.
     */
    private byte[] withKeysThatFit(KeyUse use) throws GeneralSecurityException {
        var known = inUse;
        try {
            return use.with(known);
        } catch (GeneralSecurityException e) {
            readAgainWhenChanged();
            if (inUse == known) {
                throw e;
            }
            return use.with(inUse);
        }
    }

    private interface KeyUse {
        byte[] with(InUse keys) throws GeneralSecurityException;
    }

    private record InUse(
            Aead aead,
            Mac mac,
            int primarySealingKeyId,
            List<KeySets.Key> sealingKeys,
            List<KeySets.Key> linkSigningKeys) {

        static InUse of(KeySets sets) {
            try {
                return new InUse(
                        sets.sealing().getPrimitive(RegistryConfiguration.get(), Aead.class),
                        sets.linkSigning().getPrimitive(RegistryConfiguration.get(), Mac.class),
                        primaryId(sets.sealing()),
                        sets.sealingKeys(),
                        sets.linkSigningKeys());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("The key sets hold keys of another kind", e);
            }
        }

        private static int primaryId(KeysetHandle keys) {
            return keys.getPrimary().getId();
        }
    }
}
