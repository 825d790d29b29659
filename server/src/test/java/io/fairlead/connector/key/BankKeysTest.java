package io.fairlead.connector.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fairlead.shared.RandomId;
import io.fairlead.spi.BankKey;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys of each institution: made once, sealed, and followed by newer ones. */
@FairleadTest
class BankKeysTest {

    private static final byte[] TEXT = "to the bank".getBytes(StandardCharsets.UTF_8);

    private final String institution = "keys-" + RandomId.hex();
    private final BankKeys keys;
    private final BankKeyStore store;
    private final MovableClock clock;
    private final JdbcClient jdbc;

    BankKeysTest(BankKeys keys, BankKeyStore store, MovableClock clock, JdbcClient jdbc) {
        this.keys = keys;
        this.store = store;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @Test
    void aKeyIsMadeOnce() {
        var first = newest(institution, BankKey.Purpose.SIGN);

        assertThat(first.algorithm()).isEqualTo("ES256");
        assertThat(newest(institution, BankKey.Purpose.SIGN).id()).isEqualTo(first.id());
        assertThat(newest(institution, BankKey.Purpose.SIGN).key()).isEqualTo(first.key());
    }

    @Test
    void oneOfThoseMadeAtOnceStays() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks =
                    IntStream.range(0, 8)
                            .<Callable<String>>mapToObj(
                                    _ -> () -> newest(institution, BankKey.Purpose.SIGN).id())
                            .toList();
            var ids = threads.invokeAll(tasks).stream().map(done -> done.resultNow()).distinct();

            assertThat(ids).hasSize(1);
        }
    }

    @Test
    void institutionsAndPurposesHaveKeysOfTheirOwn() {
        var other = "keys-" + RandomId.hex();

        assertThat(
                        List.of(
                                newest(institution, BankKey.Purpose.SIGN).id(),
                                newest(institution, BankKey.Purpose.DECRYPT).id(),
                                newest(other, BankKey.Purpose.SIGN).id(),
                                newest(other, BankKey.Purpose.DECRYPT).id()))
                .doesNotHaveDuplicates();
    }

    @Test
    void thePublicHalfVerifiesWhatTheKeySigns() throws GeneralSecurityException {
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(newest(institution, BankKey.Purpose.SIGN).key());
        signature.update(TEXT);
        var signed = signature.sign();

        signature.initVerify(publicHalf(BankKey.Purpose.SIGN, "EC"));
        signature.update(TEXT);
        assertThat(signature.verify(signed)).isTrue();
    }

    @Test
    void theKeyOpensWhatThePublicHalfHasEncrypted() throws GeneralSecurityException {
        var key = newest(institution, BankKey.Purpose.DECRYPT);
        var cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
        var sha256 =
                new OAEPParameterSpec(
                        "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
        cipher.init(Cipher.ENCRYPT_MODE, publicHalf(BankKey.Purpose.DECRYPT, "RSA"), sha256);
        var encrypted = cipher.doFinal(TEXT);

        cipher.init(Cipher.DECRYPT_MODE, key.key(), sha256);
        assertThat(key.algorithm()).isEqualTo("RSA-OAEP-256");
        assertThat(cipher.doFinal(encrypted)).isEqualTo(TEXT);
    }

    @Test
    void aNewerKeyComesBeforeTheEarlierOnes() {
        var first = newest(institution, BankKey.Purpose.SIGN);
        var decrypting = newest(institution, BankKey.Purpose.DECRYPT);

        var other = store.all(madeAt("keys-" + RandomId.hex()), BankKey.Purpose.SIGN).getFirst();
        jdbc.sql("DELETE FROM bank_key WHERE id = ?").param(other.id()).update();
        store.insert(institution, BankKey.Purpose.SIGN, 2, other, clock.instant());

        var rotated = keys.of(institution, BankKey.Purpose.SIGN);
        assertThat(rotated).hasSize(2);
        assertThat(rotated.getFirst().id()).isEqualTo(other.id());
        assertThat(rotated.getLast().key()).isEqualTo(first.key());
        assertThat(keys.of(institution, BankKey.Purpose.DECRYPT))
                .extracting(BankKey::id)
                .containsExactly(decrypting.id());
    }

    @Test
    void isNotStoredInClear() {
        var clear = newest(institution, BankKey.Purpose.SIGN).key().getEncoded();
        var secretPart = new String(clear, clear.length - 32, 32, StandardCharsets.ISO_8859_1);

        assertThat(store.all(institution, BankKey.Purpose.SIGN))
                .isNotEmpty()
                .noneMatch(
                        row ->
                                new String(row.sealed(), StandardCharsets.ISO_8859_1)
                                        .contains(secretPart));
    }

    @Test
    void opensOnlyInItsOwnPlace() {
        var row = store.all(madeAt(institution), BankKey.Purpose.SIGN).getFirst();
        var moved =
                new BankKeyStore.Row(
                        RandomId.hex(), row.algorithm(), row.publicKey(), row.sealed());
        var other = "keys-" + RandomId.hex();
        store.insert(other, BankKey.Purpose.SIGN, 1, moved, clock.instant());

        assertThatIllegalStateException().isThrownBy(() -> keys.of(other, BankKey.Purpose.SIGN));
        jdbc.sql("DELETE FROM bank_key WHERE institution_id = ?").param(other).update();
    }

    private String madeAt(String institutionId) {
        keys.of(institutionId, BankKey.Purpose.SIGN);
        return institutionId;
    }

    private BankKey newest(String institutionId, BankKey.Purpose purpose) {
        return keys.of(institutionId, purpose).getFirst();
    }

    private PublicKey publicHalf(BankKey.Purpose purpose, String kind)
            throws GeneralSecurityException {
        var row = store.all(institution, purpose).getFirst();
        return KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(row.publicKey()));
    }
}
