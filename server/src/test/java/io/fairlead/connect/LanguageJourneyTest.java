package io.fairlead.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.ApiClient;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.FinBankInstitutions;
import io.fairlead.support.TestJourney;
import io.fairlead.support.TestLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * In which language consumers read, and who decides it: they do, then the partner, then the
 * browser.
 */
@FairleadTest
class LanguageJourneyTest {

    private final FairleadServer server;
    private final TestJourney journey;

    LanguageJourneyTest(FairleadServer server) {
        this.server = server;
        this.journey = server.newJourney();
    }

    @ParameterizedTest
    @CsvSource({
        "'fr-CA,en;q=0.5', fr-CA",
        "'de, es-MX;q=0.8, en;q=0.5', es-US",
        "'de', en",
        "'*', en",
        "'', en",
    })
    void isTheBrowsersWhereTheCallNamesNone(String accepted, String language) {
        assertThat(open(journey.link(journey.full()), accepted).html()).contains(lang(language));
    }

    @Test
    void isTheCallsWhereItNamesOne() {
        var link = journey.link(journey.full().with("language", "es"));
        assertThat(open(link, "fr-CA").html()).contains(lang("es-US"));
    }

    @Test
    void isTheConsumersOwnChoiceFromTheFirstScreenToTheEnd() {
        var link = journey.link(journey.full().with("language", "es"));
        var consumer = open(link, "en");
        assertThat(consumer.values("language")).containsExactly("en", "fr-CA");

        consumer.submit("/language", "language", "fr-CA");
        assertThat(consumer.screen()).isEqualTo("landing");
        assertThat(consumer.html()).contains(lang("fr-CA"));
        assertThat(consumer.tabBeside(link).html()).as("opened again").contains(lang("fr-CA"));
        assertThat(consumer.acceptTerms().heading()).isEqualTo("Trouvez votre banque");
        assertThat(consumer.exit().html()).contains(lang("fr-CA"));
    }

    @Test
    void isTheBanksLanguageToo() {
        var consumer =
                open(journey.link(journey.full()), "fr-CA")
                        .acceptTerms()
                        .connect("finbank", FinBankInstitutions.FINBANK)
                        .signIn("tfa_text", "go");
        assertThat(consumer.screen()).isEqualTo("mfa");
        assertThat(consumer.html()).contains("premier animal de compagnie");
    }

    @Test
    void isEnglishWhereTheChoiceIsNone() {
        var consumer = open(journey.link(journey.full()), "fr-CA");
        consumer.submit("/language", "language", "\"><script>");
        assertThat(consumer.html()).contains(lang("en"));
    }

    private ConsumerWithoutScripts open(TestLink link, String accepted) {
        ApiClient browser = server.stranger();
        return ConsumerWithoutScripts.opening(
                accepted.isEmpty() ? browser : browser.with("Accept-Language", accepted),
                () -> server.bank().address(),
                link);
    }

    private static String lang(String tag) {
        return "<html lang=\"" + tag + "\"";
    }
}
