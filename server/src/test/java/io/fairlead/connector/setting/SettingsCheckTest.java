package io.fairlead.connector.setting;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.fairlead.connector.plugin.Connectors;
import io.fairlead.shared.CannotStartException;
import io.fairlead.support.FairleadTest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings of connectors that cannot work stop the start, with a sentence that says what to do. */
@FairleadTest
class SettingsCheckTest {

    private static final String CONNECTOR = "fairlead.connector.settings.finbank-oauth.";
    private static final String INSTITUTION = "fairlead.connector.institutions.500123.";

    private final Connectors connectors;

    SettingsCheckTest(Connectors connectors) {
        this.connectors = connectors;
    }

    @Test
    void acceptsWhatFits() {
        assertThatNoException()
                .isThrownBy(
                        () ->
                                check(
                                        Map.of(
                                                CONNECTOR + "url",
                                                "https://bank.example",
                                                INSTITUTION + "settings.client-id",
                                                "5b1c0e",
                                                INSTITUTION + "secrets.client-secret",
                                                "anchor")));
    }

    @Test
    void acceptsInstitutionsThatAreNotInTheDirectoryYet() {
        assertThatNoException()
                .isThrownBy(
                        () -> check(Map.of("fairlead.connector.institutions.9.settings.x", "y")));
    }

    @Test
    void refusesAConnectorThatIsNotThere() {
        assertRefused(
                Map.of("fairlead.connector.settings.finbnk.url", "https://bank.example"),
                "fairlead.connector.settings.finbnk is for the connector finbnk, which there is not: correct the name to one of [finbank, finbank-oauth, scripted], or put the connector's jar into the folder connectors of FAIRLEAD_HOME.");
    }

    @Test
    void refusesASettingThatTheConnectorDoesNotHave() {
        assertRefused(
                Map.of(INSTITUTION + "settings.adress", "https://bank.example"),
                "fairlead.connector.institutions.500123.settings.adress is set for institution 500123, but the connector finbank-oauth has no such setting there: remove it, or correct the name to one of [secrets.client-secret, settings.client-id, settings.url].");
    }

    @Test
    void refusesASecretAmongTheSettingsWithoutShowingIt() {
        assertThatExceptionOfType(CannotStartException.class)
                .isThrownBy(() -> check(Map.of(INSTITUTION + "settings.client-secret", "anchor")))
                .withMessageContaining("[secrets.client-secret,")
                .matches(refusal -> !String.valueOf(refusal.getMessage()).contains("anchor"));
    }

    @Test
    void refusesAValueOfAnInstitutionThatDoesNotFit() {
        assertRefused(
                Map.of(INSTITUTION + "settings.url", "bank example"),
                "A setting of institution 500123 is wrong, url is no address: correct fairlead.connector.institutions.500123.settings.url (Where FinBank is).");
    }

    @Test
    void refusesAValueOfAConnectorThatDoesNotFit() {
        assertRefused(
                Map.of(CONNECTOR + "url", "bank example"),
                "A setting of all institutions of the connector finbank-oauth is wrong, url is no address: correct fairlead.connector.settings.finbank-oauth.url (Where FinBank is).");
    }

    @Test
    void refusesAnInstitutionWithoutARequiredSetting() {
        assertRefused(
                Map.of(
                        CONNECTOR + "url",
                        "https://bank.example",
                        INSTITUTION + "settings.client-id",
                        "5b1c0e"),
                "Institution 500123 cannot be called without its setting client-secret: set fairlead.connector.institutions.500123.secrets.client-secret (What proves that it is Fairlead).");
    }

    private void assertRefused(Map<String, String> properties, String sentence) {
        assertThatExceptionOfType(CannotStartException.class)
                .isThrownBy(() -> check(properties))
                .withMessage(sentence);
    }

    private void check(Map<String, String> properties) {
        var bound =
                new Binder(new MapConfigurationPropertySource(properties))
                        .bind("fairlead.connector", ConnectorProperties.class)
                        .get();
        new SettingsCheck(
                        connectors,
                        bound,
                        id -> id.equals("500123") ? Optional.of("finbank-oauth") : Optional.empty())
                .afterSingletonsInstantiated();
    }
}
