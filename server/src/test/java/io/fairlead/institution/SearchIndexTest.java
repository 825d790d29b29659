package io.fairlead.institution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchIndexTest {

    private static final SearchIndex INDEX =
            new SearchIndex(
                    List.of(
                            entry("1", "Chase", 900, "https://www.chase.com/", "021000021"),
                            entry("2", "Bank of America", 800, "https://www.bankofamerica.com/"),
                            entry("3", "Wells Fargo", 700, "https://www.wellsfargo.com/"),
                            entry("4", "Crédit d'Été N.A.", 10, "https://credit-ete.example/fr"),
                            entry("5", "Banco Chase del Sur", 950, "http://chasesur.com.uk/"),
                            entry("6", "Johnson & Johnson FCU", 20, "https://jjfcu.example"),
                            entry("7", "Chaste Credit Union", 990, "https://chaste.example"),
                            entry("8", "First Łódź Sparkasse Groß", 5, "https://lodz.example")));

    @ParameterizedTest
    @CsvSource({
        "wells fargo, 3",
        "WELLS FARGO, 3",
        "fargo wells, 3",
        "america bank, 2",
        "wellsfargo, 3",
        "well far, 3",
        "bank of amer, 2",
        "credit ete, 4",
        "CREDIT D'ÉTÉ, 4",
        "crédit dete na, 4",
        "johnson and johnson, 6",
        "johnson & johnson, 6",
        "lodz gross, 8"
    })
    void findsANameHoweverItIsWritten(String typed, String id) {
        assertThat(found(typed)).containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource({
        "wels fargo, 3",
        "wells frago, 3",
        "welsfargo, 3",
        "welllsfargo, 3",
        "bank of amreica, 2",
        "amerika, 2",
        "jonson fcu, 6"
    })
    void findsANameWithTypos(String typed, String id) {
        assertThat(found(typed)).contains(id).first().isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zzz", "xyzzy bank", "wells america", "!!!", "wlls frgo mistake"})
    void findsNothingThatIsNotThere(String typed) {
        assertThat(found(typed)).isEmpty();
    }

    @Test
    void toleratesNoTyposInShortWordsAndNumbers() {
        assertThat(found("fcx")).isEmpty();
        assertThat(found("021000022")).isEmpty();
    }

    @Test
    void putsBeginningsFirstThenWordsThenTypos() {
        // 1 begins so, 5 has the word, 7 is more popular but only similar.
        assertThat(found("chase")).containsExactly("1", "5", "7");
    }

    @Test
    void putsThePopularFirstAmongEqualMatches() {
        assertThat(found("cha")).containsExactly("7", "1", "5");
        assertThat(found(null)).startsWith("7", "5", "1", "2");
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.bankofamerica.com/login?x=1, 2",
        "bankofamerica.com, 2",
        "WWW.BankOfAmerica.COM, 2",
        "https://secure.bankofamerica.com, 2",
        "chasesur.com.uk, 5",
        "credit-ete.example, 4"
    })
    void findsTheAddressOfAWebPage(String typed, String id) {
        assertThat(found(typed)).containsExactly(id);
    }

    @Test
    void findsNobodyByAnEndingThatManyAddressesHave() {
        assertThat(found("elsewhere.com.uk")).isEmpty();
    }

    @Test
    void findsARoutingNumber() {
        assertThat(found("021000021")).containsExactly("1");
        assertThat(found(" 021000021 ")).containsExactly("1");
    }

    @Test
    void findsByTheDisplayName() {
        var index =
                new SearchIndex(
                        List.of(
                                new SearchIndex.Entry(
                                        "9",
                                        "JPMC 2 OAuth",
                                        "Chase",
                                        false,
                                        1,
                                        Set.of(),
                                        Set.of(),
                                        List.of(),
                                        List.of(),
                                        null)));

        assertThat(index.search("chase", _ -> false, _ -> true, 0, 100).ids()).containsExactly("9");
    }

    @Test
    void isNeverConfusedByWhatIsTyped() {
        assertThat(found("\uD800 ￿ é́́")).isEmpty();
        assertThat(found("a".repeat(255))).isEmpty();
        assertThat(found("a ".repeat(127))).isNotNull();
        assertThat(new SearchIndex(List.of()).search("chase", _ -> false, _ -> true, 0, 100).ids())
                .isEmpty();
    }

    private static List<String> found(@Nullable String typed) {
        return INDEX.search(typed, _ -> false, _ -> true, 0, 100).ids();
    }

    private static SearchIndex.Entry entry(
            String id, String name, int popularity, String address, String... routingNumbers) {
        return new SearchIndex.Entry(
                id,
                name,
                null,
                true,
                popularity,
                Set.of(),
                Set.of("US"),
                List.of(address),
                List.of(routingNumbers),
                null);
    }
}
