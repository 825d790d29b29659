package io.fairlead.connect.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connect.screen.BorrowerNames.Given;
import io.fairlead.shared.page.Language;
import io.fairlead.shared.page.Texts;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BorrowerNamesTest {

    @ParameterizedTest
    @CsvSource({
        "Anna, Berg, Ben, Berg, Anna, Ben",
        "Anna, Berg, Anna, Castle, Anna Berg, Anna Castle",
        "anna, Berg, ' Anna ', Castle, anna Berg, Anna Castle",
        "Anna, Berg, Anna, , Anna Berg, Anna",
        "Anna, Berg, Anna, Berg, Anna Berg (borrower 1), Anna Berg (borrower 2)",
        "Anna, , Anna, , Anna (borrower 1), Anna (borrower 2)",
        "Anna, Berg, , , Anna, Borrower 2",
        ", , ' ', Castle, Borrower 1, Borrower 2"
    })
    void tellTheBorrowersApart(
            String first,
            String last,
            String otherFirst,
            String otherLast,
            String name,
            String otherName) {
        var borrowers = List.of(new Given(first, last), new Given(otherFirst, otherLast));
        assertThat(BorrowerNames.of(borrowers, Texts.of(Language.EN)))
                .containsExactly(name, otherName);
    }
}
