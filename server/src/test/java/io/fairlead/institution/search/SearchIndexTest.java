package io.fairlead.institution.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchIndexTest {

    private static final SearchIndex<Entry> INDEX =
            new SearchIndex<>(
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
        var index = new SearchIndex<>(List.of(called("9", "JPMC 2 OAuth", 1, "Chase")));

        assertThat(found(index, "chase", false)).containsExactly("9");
    }

    private static final SearchIndex<Entry> NAMES =
            new SearchIndex<>(
                    List.of(
                            called("chase", "Chase", 900, null),
                            called("chaseton", "Chase County State Bank", 20, null),
                            called("wells", "Wells Fargo", 800, null),
                            called("river", "Wells River Savings Bank", 10, null),
                            called("pnc", "PNC", 700, null, "Pittsburgh National"),
                            called("usaa", "United Services Automobile Association", 600, "USAA"),
                            called("boa", "Bank of America", 850, null),
                            called("boal", "Boalsburg Bank", 5, null),
                            called("navy", "Navy Federal Credit Union", 500, null),
                            called("fifth", "Fifth Third Bank", 400, null),
                            called("elk", "Elkton Community Bank", 7, null),
                            called("elks", "Elkton Teachers FCU", 9, null),
                            called("fm", "Farmers & Merchants Bank", 30, null)));

    @ParameterizedTest
    @CsvSource({
        "chase bank, chase",
        "chase online banking login, chase",
        "my chase account, chase",
        "the wells fargo bank, wells",
        "wells fargo ba, wells",
        "wells fargo bnak, wells",
        "pnc bank, pnc",
        "usaa bank, usaa",
        "bank of america bank, boa",
        "america, boa",
        "navy federal, navy",
        "navy fcu, navy",
        "navy bank, navy",
        "elkton community bank login, elk",
        "elkton bank, elk",
        "elkton teachers federal credit union, elks",
        "elkton credit union, elks"
    })
    void takesFillersForWhatTheyAre(String typed, String id) {
        assertThat(found(NAMES, typed, false)).first().isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "boa, boa",
        "nfcu, navy",
        "usaa, usaa",
        "f&m bank, fm",
        "fm bank, fm",
        "fmb, fm",
        "5th third, fifth",
        "pittsburgh national, pnc"
    })
    void knowsInitialsAndEverydayNames(String typed, String id) {
        assertThat(found(NAMES, typed, false)).first().isEqualTo(id);
    }

    @Test
    void findsWhatMatchesInPartWhereNothingElseDoes() {
        assertThat(found(NAMES, "xyzzy fargo", false)).isEmpty();
        assertThat(found(NAMES, "xyzzy fargo", true)).containsExactly("wells");
        assertThat(found(NAMES, "wells river america", true)).containsExactly("river");
        assertThat(found(NAMES, "fargo moorhead", true)).containsExactly("wells");
        assertThat(found(NAMES, "chase", true)).containsExactly("chase", "chaseton");
        assertThat(found(NAMES, "xyzzy plugh", true)).isEmpty();
        assertThat(found(NAMES, "xyzzy bank", true)).isEmpty();
    }

    @Test
    void findsBanksByFillersAlone() {
        assertThat(found(NAMES, "credit union", false)).containsExactly("navy", "elks");
        assertThat(found(NAMES, "savings bank", false)).containsExactly("river");
    }

    @Test
    void isNeverConfusedByWhatIsTyped() {
        assertThat(found("\uD800 ￿ é́́")).isEmpty();
        assertThat(found("a".repeat(255))).isEmpty();
        assertThat(found("a ".repeat(127))).isNotNull();
        assertThat(found(new SearchIndex<>(List.of()), "chase", true)).isEmpty();
    }

    private static List<String> found(@Nullable String typed) {
        return found(INDEX, typed, false);
    }

    private static List<String> found(
            SearchIndex<Entry> index, @Nullable String typed, boolean inPart) {
        return index.search(typed, inPart, _ -> false, _ -> true, 0, 100).ids();
    }

    private record Entry(
            String id,
            String name,
            @Nullable String displayName,
            List<String> aliases,
            int popularity,
            List<String> addresses,
            List<String> routingNumbers)
            implements Searchable {

        @Override
        public boolean testing() {
            return true;
        }

        @Override
        public @Nullable String replacement() {
            return null;
        }
    }

    private static Entry entry(
            String id, String name, int popularity, String address, String... routingNumbers) {
        return new Entry(
                id, name, null, List.of(), popularity, List.of(address), List.of(routingNumbers));
    }

    private static Entry called(
            String id,
            String name,
            int popularity,
            @Nullable String displayName,
            String... aliases) {
        return new Entry(id, name, displayName, List.of(aliases), popularity, List.of(), List.of());
    }
}
