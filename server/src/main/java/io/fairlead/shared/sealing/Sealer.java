package io.fairlead.shared.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Encrypts values that must not be stored in clear. What is sealed is bound to its place: it opens
 * for the same column of the same row and nowhere else.
 */
@Component
public class Sealer {

    private final Keys keys;

    Sealer(Keys keys) {
        this.keys = keys;
    }

    /** Seals {@code clear} for one place. */
    public byte[] seal(String clear, SealedPlace place) {
        return seal(clear.getBytes(StandardCharsets.UTF_8), place);
    }

    /** Seals what is no text. */
    public byte[] seal(byte[] clear, SealedPlace place) {
        try {
            return keys.seal(clear, place.associatedData());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot seal " + place.column(), e);
        }
    }

    /**
     * Opens what {@link #seal} made for the same place, with whichever key sealed it.
     *
     * @throws IllegalStateException when it was sealed for another place, altered, or its key is
     *     gone
     */
    public String open(byte[] sealed, SealedPlace place) {
        return new String(openBytes(sealed, place), StandardCharsets.UTF_8);
    }

    /** The same for what is no text. */
    public byte[] openBytes(byte[] sealed, SealedPlace place) {
        try {
            return decrypt(sealed, place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Cannot open " + place.column(), e);
        }
    }

    /** Seals again with the key now in use, if it can be opened. */
    Optional<byte[]> reseal(byte[] sealed, SealedPlace place) {
        try {
            return Optional.of(seal(decrypt(sealed, place), place));
        } catch (GeneralSecurityException _) {
            return Optional.empty();
        }
    }

    private byte[] decrypt(byte[] sealed, SealedPlace place) throws GeneralSecurityException {
        return keys.open(sealed, place.associatedData());
    }
}
