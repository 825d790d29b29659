package io.fairlead.connect;

import static io.fairlead.support.FinBankInstitutions.FINBANK;
import static io.fairlead.support.FinBankInstitutions.OAUTH;
import static io.fairlead.support.ProblemAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.TestJourney;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code institutionSettings} of a link and of a partner, in the search and in Lite. */
@FairleadTest
class InstitutionSettingsJourneyTest {

    private static final String SETTINGS = "/fairlead/v1/institution-settings";

    /** It has another entry with its own sign-in pages. */
    private static final String LEGACY = "990011";

    private final FairleadServer server;
    private final TestJourney journey;

    InstitutionSettingsJourneyTest(FairleadServer server) {
        this.server = server;
        this.journey = server.newJourney();
    }

    @Test
    void hideABankFromTheSearch() {
        var consumer = open(Map.of(FINBANK, "hidden"));
        assertThat(consumer.values("institution")).isNotEmpty().doesNotContain(FINBANK);
        assertThat(found(consumer, "finbank")).isNotEmpty().doesNotContain(FINBANK);
        consumer.goTo("/search").submit("/search", "institution", FINBANK);
        assertThat(consumer.screen()).isEqualTo("search");
    }

    @Test
    void showBothWithoutAnySetting() {
        var consumer = open(Map.of());
        assertThat(found(consumer, "finbank legacy")).contains(LEGACY);
        assertThat(found(consumer, "finbank oauth")).contains(OAUTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"replace", "autoreplace"})
    void showABankInThePlaceOfAnOlderEntry(String setting) {
        for (var settings : List.<Object>of(setting, Map.of(LEGACY, setting))) {
            var consumer = open(settings);
            assertThat(found(consumer, "finbank legacy")).contains(OAUTH).doesNotContain(LEGACY);
            assertThat(found(consumer, "finbank")).containsOnlyOnce(OAUTH).contains(FINBANK);
            consumer.goTo("/search").submit("/search", "institution", LEGACY);
            assertThat(consumer.screen()).isEqualTo("sign-in/" + OAUTH);
        }
    }

    @Test
    void ofALinkGoBeforeThoseOfThePartner() {
        put(Map.of("everywhere", "replace", "byInstitution", Map.of(FINBANK, "hidden")));
        var plain = open(null);
        assertThat(found(plain, "finbank")).doesNotContain(FINBANK, LEGACY);
        var visible = open(Map.of(FINBANK, "visible", LEGACY, "visible"));
        assertThat(found(visible, "finbank")).contains(FINBANK);
        assertThat(found(visible, "finbank legacy")).contains(LEGACY);
        assertThat(found(visible, "finbank oauth")).contains(OAUTH);
    }

    @Test
    void replaceTheBankOfLiteAndHideNone() {
        put(Map.of("byInstitution", Map.of(LEGACY, "replace", FINBANK, "hidden")));
        var replaced = journey.open(journey.lite(LEGACY));
        assertThat(replaced.heading()).contains("FinBank OAuth");
        assertThat(replaced.acceptTerms().screen()).isEqualTo("oauth");
        assertThat(journey.open(journey.lite(FINBANK)).acceptTerms().screen()).isEqualTo("login");
    }

    @Test
    void areThePartnersOwn() {
        put(Map.of("byInstitution", Map.of(FINBANK, "hidden")));
        assertThat(journey.partner().api().get(SETTINGS).body())
                .isEqualTo("{\"everywhere\":null,\"byInstitution\":{\"101732\":\"hidden\"}}");
        var other = server.newPartner();
        assertThat(other.api().get(SETTINGS).body())
                .isEqualTo("{\"everywhere\":null,\"byInstitution\":{}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            quoteCharacter = '`',
            textBlock =
                    """
                    everywhere | hidden | "everywhere" must be replace or autoreplace.
                    everywhere | x | "everywhere" must be hidden, visible, replace or autoreplace.
                    byInstitution | x | "byInstitution" must be an object of at most 1000 institutions.
                    """)
    void areChecked(String field, String value, String advice) {
        assertProblem(put(Map.of(field, value)), 400, 14020, "Bad request. " + advice);
    }

    private Answer put(Map<String, ?> settings) {
        return journey.partner().api().put(SETTINGS, settings);
    }

    /** The first screen after the terms of a Full link with settings. */
    private ConsumerWithoutScripts open(@Nullable Object settings) {
        return journey.open(journey.full().with("institutionSettings", settings)).acceptTerms();
    }

    private static List<String> found(ConsumerWithoutScripts consumer, String query) {
        return consumer.goTo("/search?query=" + query.replace(" ", "%20")).values("institution");
    }
}
