package io.fairlead.connector.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.spi.SecretText;
import io.fairlead.spi.Setting;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Two institutions of one connector have settings, secrets and hosts of their own. */
class InstitutionSettingsTest {

    private static final List<Setting> DECLARED =
            List.of(
                    Setting.of("url", Setting.Kind.ADDRESS, "The API.").asRequired(),
                    Setting.of("client-id", Setting.Kind.TEXT, "The client.")
                            .withStandard("fairlead"),
                    Setting.of("client-secret", Setting.Kind.SECRET, "What proves it."));

    private static final ConnectorProperties PROPERTIES =
            new Binder(
                            new MapConfigurationPropertySource(
                                    Map.of(
                                            "fairlead.connector.settings.fdx.url",
                                            "https://common.example",
                                            "fairlead.connector.secrets.fdx.client-secret",
                                            "common",
                                            "fairlead.connector.settings.fdx.undeclared",
                                            "https://stranger.example",
                                            "fairlead.connector.institutions.500123.settings.url",
                                            "https://api.first.example/fdx",
                                            "fairlead.connector.institutions.500123.secrets.client-secret",
                                            "first",
                                            "fairlead.connector.institutions.500124.settings.url",
                                            "https://api.second.example/fdx",
                                            "fairlead.connector.institutions.500124.settings.client-id",
                                            "5b1c0e")))
                    .bind("fairlead.connector", ConnectorProperties.class)
                    .get();

    @Test
    void institutionsOfOneConnectorDiffer() {
        var first = of("500123");
        var second = of("500124");

        assertThat(first.settings())
                .containsEntry("url", "https://api.first.example/fdx")
                .containsEntry("client-id", "fairlead");
        assertThat(first.secrets()).containsEntry("client-secret", new SecretText("first"));
        assertThat(second.settings())
                .containsEntry("url", "https://api.second.example/fdx")
                .containsEntry("client-id", "5b1c0e");
        assertThat(second.secrets()).containsEntry("client-secret", new SecretText("common"));
    }

    @Test
    void eachHasItsOwnHosts() {
        var first = URI.create("https://api.first.example/fdx/accounts");
        var second = URI.create("https://api.second.example/fdx/accounts");

        assertThat(of("500123").hosts().allow(first)).isTrue();
        assertThat(of("500123").hosts().allow(second)).isFalse();
        assertThat(of("500124").hosts().allow(second)).isTrue();
    }

    @Test
    void aSettingThatIsNotDeclaredOpensNoHost() {
        var stranger = URI.create("https://stranger.example/");

        assertThat(of("500125").settings()).doesNotContainKey("undeclared");
        assertThat(of("500125").hosts().allow(stranger)).isFalse();
    }

    private static InstitutionSettings of(String institution) {
        return InstitutionSettings.of(institution, "fdx", DECLARED, PROPERTIES);
    }
}
