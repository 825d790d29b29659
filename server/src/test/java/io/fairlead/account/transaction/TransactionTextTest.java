package io.fairlead.account.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionTextTest {

    @ParameterizedTest
    @CsvSource({
        "CITY POWER 0113 REF A7X2, , , CITY POWER REF",
        "CITY POWER 0114 REF B9Q1, , , CITY POWER REF",
        "City Power bill March, , , CITY POWER BILL",
        "City Power bill Apr, Thanks!, , CITY POWER BILL THANKS",
        "ACH DEBIT, , City Power 12, CITY POWER",
        "ACH DEBIT, , May & Sons, MAY & SONS",
        "7-11 0113, , , 7-11 0113"
    })
    void keepsWhatLasts(String description, String memo, String payee, String lasting) {
        assertThat(new TransactionText(description, memo, payee).lastingPart()).isEqualTo(lasting);
    }
}
