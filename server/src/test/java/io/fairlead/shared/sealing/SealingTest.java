package io.fairlead.shared.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Mode;
import io.fairlead.shared.sealing.KeySets.InvalidKeysException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sealing and link signing, with keys that change while they are in use. */
class SealingTest {

    private static final SealedPlace PLACE = new SealedPlace("pier", "code_sealed", "7");

    @TempDir Path home;

    private KeyFile file;
    private Keys keys;
    private Sealer sealer;
    private LinkSigner signer;
    private Instant changed = Instant.parse("2026-11-22T12:00:00Z");

    @BeforeEach
    void start() {
        file = KeyFile.ofHome(home);
        file.write(KeySets.generated());
        keys = keys();
        sealer = new Sealer(keys);
        signer = new LinkSigner(keys);
    }

    @Test
    void opensAtItsPlaceOnly() {
        var sealed = sealer.seal("4711", PLACE);

        assertThat(sealer.open(sealed, PLACE)).isEqualTo("4711");
        assertDoesNotOpen(sealed, new SealedPlace("ship", "code_sealed", "7"));
        assertDoesNotOpen(sealed, new SealedPlace("pier", "name_sealed", "7"));
        assertDoesNotOpen(sealed, new SealedPlace("pier", "code_sealed", "8"));
    }

    @Test
    void doesNotOpenWhatWasAltered() {
        var sealed = sealer.seal("4711", PLACE);
        sealed[sealed.length - 1] ^= 1;

        assertDoesNotOpen(sealed, PLACE);
    }

    @Test
    void sealsWithAStagedKeyOnlyOnceItIsPromoted() {
        var first = keyOf(sealer.seal("4711", PLACE));

        rotate(file.read().staged());
        assertThat(keyOf(sealer.seal("4711", PLACE))).isEqualTo(first);

        rotate(file.read().promoted());
        assertThat(keyOf(sealer.seal("4711", PLACE))).isNotEqualTo(first);
    }

    @Test
    void opensWhatAnotherServerSealedWithAKeyThatIsStagedHere() {
        var staged = file.read().staged();
        rotate(staged.promoted());
        var sealedThere = sealer.seal("4711", PLACE);

        rotate(staged);

        assertThat(sealer.open(sealedThere, PLACE)).isEqualTo("4711");
    }

    @Test
    void opensAndVerifiesAtOnceWhatAnotherServerDidWithKeysThatWereNotReadHere() {
        write(file.read().staged().promoted());
        var sealed = new Sealer(keys()).seal("4711", PLACE);
        assertThat(sealer.open(sealed, PLACE)).isEqualTo("4711");

        write(file.read().staged().promoted());
        var signature = new LinkSigner(keys()).sign("a=1");
        assertThat(signer.verifies("a=1", signature)).isTrue();
        assertThat(signer.verifies("a=2", signature)).isFalse();
    }

    @Test
    void opensAndVerifiesWhatIsOlderThanARotationUntilTheOldKeysArePruned() {
        var sealed = sealer.seal("4711", PLACE);
        var signature = signer.sign("a=1");

        rotate(file.read().staged().promoted());
        assertThat(sealer.open(sealed, PLACE)).isEqualTo("4711");
        assertThat(signer.verifies("a=1", signature)).isTrue();
        assertThat(signer.verifies("a=2", signature)).isFalse();

        var resealed = sealer.reseal(sealed, PLACE).orElseThrow();
        var signedAgain = signer.sign("a=1");
        rotate(file.read().pruned());
        assertDoesNotOpen(sealed, PLACE);
        assertThat(sealer.open(resealed, PLACE)).isEqualTo("4711");
        assertThat(signer.verifies("a=1", signature)).isFalse();
        assertThat(signer.verifies("a=1", signedAgain)).isTrue();
    }

    @Test
    void keepsItsKeysWhenTheChangedFileHoldsNone() throws IOException {
        var sealed = sealer.seal("4711", PLACE);

        Files.writeString(file.path(), "{}");
        touch();
        keys.readAgainWhenChanged();

        assertThat(sealer.open(sealed, PLACE)).isEqualTo("4711");
    }

    @Test
    void readsAKeyFileWhoseFirstChangeCouldNotBeRead() throws IOException {
        var rotated = file.read().staged().promoted();
        var sealed = sealer.seal("4711", PLACE);
        Files.writeString(file.path(), "{}");
        touch();
        keys.readAgainWhenChanged();

        rotate(rotated);

        assertThat(keyOf(sealer.seal("4711", PLACE))).isNotEqualTo(keyOf(sealed));
    }

    @Test
    void keepsTheKeyFileForItsOwner() throws IOException {
        assertThat(Files.getPosixFilePermissions(file.path()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        try (var files = Files.list(file.path().resolveSibling("."))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void readsWhatItWroteAndNothingElse() {
        var json = KeySets.generated().staged().toJson();

        assertThat(KeySets.fromJson(json).toJson()).isEqualTo(json);
        for (var other : new String[] {"", "{", "{}", "[]"}) {
            assertThatExceptionOfType(InvalidKeysException.class)
                    .isThrownBy(() -> KeySets.fromJson(other));
        }
    }

    private Keys keys() {
        return new Keys(
                new KeyProperties(null, null),
                new FairleadProperties(Mode.SANDBOX, home, URI.create("http://localhost:8080")));
    }

    private void rotate(KeySets changed) {
        write(changed);
        keys.readAgainWhenChanged();
    }

    private void write(KeySets changed) {
        file.write(changed);
        touch();
    }

    /** Two changes within one tick of the file system's clock would look like one. */
    private void touch() {
        changed = changed.plusSeconds(1);
        try {
            Files.setLastModifiedTime(file.path(), FileTime.from(changed));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void assertDoesNotOpen(byte[] sealed, SealedPlace place) {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> sealer.open(sealed, place))
                .withMessageContaining("Cannot open");
    }

    private static int keyOf(byte[] sealed) {
        return ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt();
    }
}
