package io.fairlead.partner;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretPolicyTest {

    private static final Secret MIXED = new Secret("abcdefghijk1");
    private static final Secret WITHOUT_DIGIT = new Secret("fairlead-demo-secret");

    @ParameterizedTest
    @ValueSource(strings = {"abcdefghijk2", "A1!@#$%&*_-+", "123456789012a"})
    void allowsLettersDigitsAndTheNamedSigns(String secret) {
        assertThat(SecretPolicy.allows(new Secret(secret), MIXED)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abcdefghij1",
                "abcdefghijkl",
                "123456789012",
                "abcdefgh ijk1",
                "ünïcödé-1234"
            })
    void refusesWhatIsTooShortOrUnmixedOrHasOtherSigns(String secret) {
        assertThat(SecretPolicy.allows(new Secret(secret), MIXED)).isFalse();
    }

    @Test
    void refusesMoreThan255Characters() {
        assertThat(SecretPolicy.allows(new Secret("a1" + "x".repeat(253)), MIXED)).isTrue();
        assertThat(SecretPolicy.allows(new Secret("a1" + "x".repeat(254)), MIXED)).isFalse();
    }

    @Test
    void letsASecretWithoutDigitBeChangedForAnotherAndBack() {
        var updated = new Secret("fairlead-demo-secret_updated");

        assertThat(SecretPolicy.allows(updated, WITHOUT_DIGIT)).isTrue();
        assertThat(SecretPolicy.allows(WITHOUT_DIGIT, updated)).isTrue();
        assertThat(SecretPolicy.allows(new Secret("short"), WITHOUT_DIGIT)).isFalse();
    }
}
