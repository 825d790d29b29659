package io.fairlead.account.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.spi.BankOwner;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldersResponseTest {

    @ParameterizedTest
    @CsvSource({
        "Ann, Lee, PRIMARY, person, 1",
        ", Lee, BUSINESS, person, 1",
        ", , BUSINESS, business, 1",
        ", , TRUSTEE, other, 0",
        ", , , other, 0"
    })
    void classifiesByHowTheBankWritesTheOwner(
            @Nullable String firstName,
            @Nullable String lastName,
            @Nullable String relationship,
            String classification,
            int confidence) {
        var owner =
                new BankOwner(
                        "Ann Lee",
                        firstName,
                        null,
                        lastName,
                        null,
                        relationship,
                        List.of(),
                        List.of(),
                        List.of());

        var holder = HoldersResponse.of(List.of(owner)).holders().getFirst();

        assertThat(holder.nameClassification()).isEqualTo(classification);
        assertThat(holder.nameClassificationconfidencescore()).isEqualTo(confidence);
    }
}
