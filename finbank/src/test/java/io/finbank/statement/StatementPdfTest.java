package io.finbank.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.finbank.bank.Account;
import io.finbank.bank.Accounts;
import io.finbank.bank.Booking;
import io.finbank.bank.Profiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

class StatementPdfTest {

    private static final Account CHECKING =
            new Accounts(new Profiles()).of("102105", "profile_101").getFirst();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zoë Łukaszewicz",
                "Őrség Ştefănescu",
                "Çağrı Işık",
                "Nguyễn Thị Ánh",
                "Ħal Għaxaq"
            })
    void printsAllLatinLetters(String name) throws IOException {
        assertThat(text(name)).contains(name);
    }

    @Test
    void printsAQuestionMarkForWhatItsFontsDoNotHave() throws IOException {
        assertThat(text("Cafe 名前")).contains("Cafe ??");
    }

    private static String text(String description) throws IOException {
        var day = LocalDate.of(2026, 10, 5);
        var booking =
                new Booking(
                        "b-1",
                        new BigDecimal("-12.00"),
                        day,
                        day,
                        description,
                        null,
                        "pointOfSale",
                        null,
                        null,
                        "Shopping",
                        null);
        var statement =
                new Statement(
                        CHECKING,
                        YearMonth.from(day),
                        new BigDecimal("100.00"),
                        new BigDecimal("88.00"),
                        List.of(booking));
        try (var reader = new PdfReader(StatementPdf.of(statement))) {
            return new PdfTextExtractor(reader).getTextFromPage(1);
        }
    }
}
