package io.fairlead.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.finbank.bank.Institutions;
import org.junit.jupiter.api.Test;

class FinBankFamilyTest {

    @Test
    void isPlayedByFinBank() {
        var played = new Institutions();
        assertThat(FinBankFamily.read())
                .isNotEmpty()
                .allSatisfy(
                        offered -> {
                            var bank = played.find(offered.id()).orElseThrow();
                            assertThat(bank.name()).isEqualToIgnoringCase(offered.name());
                            assertThat(bank.oauth())
                                    .isEqualTo("finbank-oauth".equals(offered.connector()));
                        });
    }
}
