package io.fairlead.shared.sealing;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.HmacParameters;
import com.google.crypto.tink.mac.MacConfig;
import io.fairlead.shared.CannotStartException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The server's own keys: one Tink key set seals values at rest (AES-256-GCM), one signs links
 * (HMAC-SHA256 cut to 128 bits, without Tink's prefix).
 *
 * <p>A rotation has two steps so that several servers never meet a key they do not know: {@link
 * #staged} adds keys that only open and verify, {@link #promoted} makes the newest keys the ones
 * that seal and sign.
 */
public record KeySets(KeysetHandle sealing, KeysetHandle linkSigning) {

    private static final String SEALING = "sealing";
    private static final String LINK_SIGNING = "linkSigning";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static {
        try {
            AeadConfig.register();
            MacConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink offers neither AES-GCM nor HMAC on this JVM", e);
        }
    }

    /** New keys, one in each set. */
    public static KeySets generated() {
        return new KeySets(
                generated(PredefinedAeadParameters.AES256_GCM), generated(linkSigningParameters()));
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws InvalidKeysException when it is anything else; its text holds nothing of the input
     */
    public static KeySets fromJson(String json) {
        try {
            var sets = JSON.readTree(json);
            return new KeySets(
                    parsed(sets.path(SEALING).toString()),
                    parsed(sets.path(LINK_SIGNING).toString()));
        } catch (JacksonException | GeneralSecurityException _) {
            throw new InvalidKeysException();
        }
    }

    /** Both sets in Tink's JSON form, <em>in clear</em>: for a file only its owner can read. */
    public String toJson() {
        var sets = JSON.createObjectNode();
        sets.set(SEALING, JSON.readTree(serialized(sealing)));
        sets.set(LINK_SIGNING, JSON.readTree(serialized(linkSigning)));
        return sets.toPrettyString();
    }

    /** With one more key in each set, which opens and verifies but does not seal or sign yet. */
    public KeySets staged() {
        return new KeySets(
                staged(sealing, PredefinedAeadParameters.AES256_GCM),
                staged(linkSigning, linkSigningParameters()));
    }

    /** With the newest key of each set as the one that seals and signs. */
    public KeySets promoted() {
        return new KeySets(promoted(sealing), promoted(linkSigning));
    }

    /** Without the keys that neither seal nor sign: what only they open is lost. */
    public KeySets pruned() {
        return new KeySets(pruned(sealing), pruned(linkSigning));
    }

    /** Whether there are keys that wait to be {@link #promoted}. */
    public boolean hasStaged() {
        return !sealing.getAt(sealing.size() - 1).isPrimary();
    }

    /** The keys that seal values, oldest first. */
    public List<Key> sealingKeys() {
        return keys(sealing);
    }

    /** The keys that sign links, oldest first. */
    public List<Key> linkSigningKeys() {
        return keys(linkSigning);
    }

    /** The ids of all keys. */
    public Set<Long> ids() {
        return Stream.concat(sealingKeys().stream(), linkSigningKeys().stream())
                .map(Key::id)
                .collect(Collectors.toSet());
    }

    /**
     * What may be known of a key.
     *
     * @param id tells it from the other keys of its set
     * @param primary whether it seals or signs, or only opens and verifies
     */
    public record Key(long id, boolean primary) {}

    private static List<Key> keys(KeysetHandle set) {
        return IntStream.range(0, set.size())
                .mapToObj(set::getAt)
                .map(entry -> new Key(Integer.toUnsignedLong(entry.getId()), entry.isPrimary()))
                .toList();
    }

    private static HmacParameters linkSigningParameters() {
        try {
            return HmacParameters.builder()
                    .setKeySizeBytes(32)
                    .setTagSizeBytes(16)
                    .setHashType(HmacParameters.HashType.SHA256)
                    .setVariant(HmacParameters.Variant.NO_PREFIX)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeysetHandle generated(Parameters parameters) {
        try {
            return KeysetHandle.newBuilder()
                    .addEntry(
                            KeysetHandle.generateEntryFromParameters(parameters)
                                    .withRandomId()
                                    .makePrimary())
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeysetHandle staged(KeysetHandle keys, Parameters parameters) {
        try {
            return KeysetHandle.newBuilder(keys)
                    .addEntry(KeysetHandle.generateEntryFromParameters(parameters).withRandomId())
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeysetHandle promoted(KeysetHandle keys) {
        try {
            var builder = KeysetHandle.newBuilder(keys);
            builder.getAt(keys.size() - 1).makePrimary();
            return builder.build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeysetHandle pruned(KeysetHandle keys) {
        try {
            var builder = KeysetHandle.newBuilder(keys);
            for (var i = keys.size() - 1; i >= 0; i--) {
                if (!keys.getAt(i).isPrimary()) {
                    builder.deleteAt(i);
                }
            }
            return builder.build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeysetHandle parsed(String json) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(
                json, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
    }

    private static String serialized(KeysetHandle keys) {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                    keys, RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text given is not what {@link KeySets#toJson} writes. */
    public static final class InvalidKeysException extends CannotStartException {

        private static final long serialVersionUID = 1L;

        InvalidKeysException() {
            super(
                    "The keys of this server are not a key set that Fairlead wrote: check FAIRLEAD_KEYS_FILE or FAIRLEAD_KEYS, or the folder keys in the sandbox's home.");
        }
    }
}
