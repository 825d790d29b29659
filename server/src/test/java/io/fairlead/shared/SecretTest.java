package io.fairlead.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void doesNotPrintItsValue() {
        assertThat(new Secret("swordfish")).hasToString("[redacted]");
        assertThat("%s".formatted(new Secret("swordfish"))).doesNotContain("swordfish");
    }

    @Test
    void revealsItsValueWhenAsked() {
        assertThat(new Secret("swordfish").reveal()).isEqualTo("swordfish");
    }

    @Test
    void equalsASecretOfTheSameValueOnly() {
        assertThat(new Secret("swordfish"))
                .isEqualTo(new Secret("swordfish"))
                .hasSameHashCodeAs(new Secret("swordfish"))
                .isNotEqualTo(new Secret("Swordfish"))
                .isNotEqualTo(new Secret(""))
                .isNotEqualTo("swordfish");
    }
}
