package io.fairlead.start.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.shared.CannotStartException;
import io.fairlead.shared.Mode;
import io.fairlead.shared.Secret;
import io.fairlead.shared.database.DatabaseAddress;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartSettingsTest {

    private static final Map<String, String> PRODUCTION =
            Map.of(
                    "FAIRLEAD_MODE", "production",
                    "FAIRLEAD_DATABASE_URL", "jdbc:postgresql://db/fairlead",
                    "FAIRLEAD_KEYS", "{}",
                    "FAIRLEAD_PUBLIC_URL", "https://connect.example.com");

    @Test
    void areASandboxWhenNothingIsSet() {
        var settings = StartSettings.from(Map.of());

        assertThat(settings)
                .isEqualTo(
                        new StartSettings(
                                Mode.SANDBOX,
                                Path.of(".fairlead").toAbsolutePath(),
                                8080,
                                8081,
                                InetAddress.ofLiteral("127.0.0.1"),
                                null,
                                URI.create("http://localhost:8080"),
                                null,
                                null,
                                null,
                                null));
    }

    @Test
    void keepManagementApartInProductionOnly() {
        var production = StartSettings.from(PRODUCTION).management();
        var chosen = new HashMap<>(PRODUCTION);
        chosen.put("FAIRLEAD_MANAGEMENT_PORT", "9001");
        chosen.put("FAIRLEAD_MANAGEMENT_ADDRESS", "10.0.0.1");

        assertThat(production)
                .isEqualTo(
                        new ListenAddress(
                                InetAddress.ofLiteral("127.0.0.1"),
                                8082,
                                "FAIRLEAD_MANAGEMENT_PORT"));
        assertThat(StartSettings.from(chosen).management())
                .isEqualTo(
                        new ListenAddress(
                                InetAddress.ofLiteral("10.0.0.1"),
                                9001,
                                "FAIRLEAD_MANAGEMENT_PORT"));
    }

    @Test
    void treatAnEmptyVariableAsNotSet() {
        assertThat(StartSettings.from(Map.of("FAIRLEAD_PORT", "", "FAIRLEAD_DATABASE_URL", " ")))
                .isEqualTo(StartSettings.from(Map.of()));
    }

    @Test
    void nameTheirPortInThePublicUrl() {
        assertThat(StartSettings.from(Map.of("FAIRLEAD_PORT", "9000")).publicUrl())
                .isEqualTo(URI.create("http://localhost:9000"));
    }

    @Test
    void takeThePublicUrlWithoutItsLastSlash() {
        assertThat(
                        StartSettings.from(Map.of("FAIRLEAD_PUBLIC_URL", "https://c.example.com/"))
                                .publicUrl())
                .isEqualTo(URI.create("https://c.example.com"));
    }

    @Test
    void knowTheDatabaseThatWasGiven() {
        var settings =
                StartSettings.from(
                        Map.of(
                                "FAIRLEAD_DATABASE_URL", "jdbc:postgresql://db/fairlead",
                                "FAIRLEAD_DATABASE_USER", "harbour",
                                "FAIRLEAD_DATABASE_PASSWORD", "anchor"));

        assertThat(settings.database())
                .isEqualTo(
                        new DatabaseAddress(
                                "jdbc:postgresql://db/fairlead", "harbour", new Secret("anchor")));
    }

    @Test
    void listenOnAllInterfacesInProduction() {
        assertThat(StartSettings.from(PRODUCTION).address()).isNull();
    }

    @Test
    void listenWhereTheyAreToldInProduction() {
        assertThat(StartSettings.from(production("FAIRLEAD_ADDRESS", "10.1.2.3")).address())
                .isEqualTo(InetAddress.ofLiteral("10.1.2.3"));
    }

    @Test
    void allowPlainHttpInProductionOnThisMachineOnly() {
        assertThat(
                        StartSettings.from(
                                        production("FAIRLEAD_PUBLIC_URL", "http://localhost:8080"))
                                .publicUrl())
                .isEqualTo(URI.create("http://localhost:8080"));
        assertRefused(
                production("FAIRLEAD_PUBLIC_URL", "http://connect.example.com"),
                "FAIRLEAD_PUBLIC_URL is \"http://connect.example.com\": it must be an https address"
                        + " without a path, like https://connect.example.com.");
    }

    @Test
    void nameAllThatProductionMissesAtOnce() {
        assertRefused(
                Map.of("FAIRLEAD_MODE", "production"),
                "Production mode cannot start without FAIRLEAD_DATABASE_URL (the JDBC address of a"
                        + " PostgreSQL database), without FAIRLEAD_KEYS_FILE or FAIRLEAD_KEYS (the"
                        + " key set), without FAIRLEAD_PUBLIC_URL (the https address of this"
                        + " server): set what is missing and start again.");
    }

    @ParameterizedTest
    @CsvSource({
        "FAIRLEAD_MODE, staging, it must be sandbox or production",
        "FAIRLEAD_PORT, http, it must be a port number from 1 to 65535",
        "FAIRLEAD_PORT, 0, it must be a port number from 1 to 65535",
        "FAIRLEAD_PORT, 65536, it must be a port number from 1 to 65535",
        "FAIRLEAD_PORT, -1, it must be a port number from 1 to 65535",
        "FAIRLEAD_FINBANK_PORT, 99999999999, it must be a port number from 1 to 65535",
        "FAIRLEAD_KEYS_FILE, /no/such/file, it must be the path of a key set file that this user can read",
    })
    void refuseAValueThatCannotBeUsed(String name, String value, String rule) {
        assertRefused(Map.of(name, value), "%s is \"%s\": %s.".formatted(name, value, rule));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "connect.example.com",
                "ftp://connect.example.com",
                "https://connect.example.com/connect",
                "https://connect.example.com?partner=1",
                "https://connect.example.com#top",
                "https://user@connect.example.com",
                "https://",
                "https://not a host"
            })
    void refuseAPublicUrlThatIsNoOrigin(String url) {
        assertRefused(
                Map.of("FAIRLEAD_PUBLIC_URL", url),
                "FAIRLEAD_PUBLIC_URL is \"%s\": it must be an http or https address without a path, like https://connect.example.com."
                        .formatted(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "1.2.3.4.5", "::zz"})
    void refuseAnAddressThatIsNotAnIpAddress(String address) {
        assertRefused(
                production("FAIRLEAD_ADDRESS", address),
                "FAIRLEAD_ADDRESS is \"%s\": it must be an IP address.".formatted(address));
    }

    @Test
    void keepTheSandboxOnThisMachine() {
        assertRefused(
                Map.of("FAIRLEAD_ADDRESS", "0.0.0.0"),
                "FAIRLEAD_ADDRESS cannot be set in the sandbox, which has well-known keys and"
                        + " therefore listens on 127.0.0.1 only: unset it.");
    }

    @Test
    void refuseOnePortForTwoServers() {
        assertRefused(
                Map.of("FAIRLEAD_PORT", "8081"),
                "FAIRLEAD_PORT and FAIRLEAD_FINBANK_PORT are both 8081: give each its own port.");
    }

    @Test
    void refuseALoginWithoutADatabase() {
        assertRefused(
                Map.of("FAIRLEAD_DATABASE_USER", "harbour"),
                "FAIRLEAD_DATABASE_USER or FAIRLEAD_DATABASE_PASSWORD is set without"
                        + " FAIRLEAD_DATABASE_URL: set that as well, or none of them for the"
                        + " embedded database.");
    }

    @Test
    void refuseTwoSourcesOfKeys() {
        assertRefused(
                Map.of("FAIRLEAD_KEYS", "{}", "FAIRLEAD_KEYS_FILE", "/run/secrets/keys"),
                "FAIRLEAD_KEYS_FILE and FAIRLEAD_KEYS are both set: unset one of them.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"postgres://harbour:anchor@db/fairlead", "jdbc:mysql://db?password=anchor"})
    void refuseAnotherKindOfDatabaseWithoutRepeatingItsPassword(String url) {
        assertRefused(
                Map.of("FAIRLEAD_DATABASE_URL", url),
                "FAIRLEAD_DATABASE_URL cannot be used: it must be like"
                        + " jdbc:postgresql://host:5432/fairlead.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example.com",
                "http://u:anchor@mail.example.com",
                "smtp://",
                "smtp:// "
            })
    void refuseAnotherKindOfMailServerWithoutRepeatingItsPassword(String url) {
        assertRefused(
                Map.of("FAIRLEAD_SMTP_URL", url),
                "FAIRLEAD_SMTP_URL cannot be used: it must be like"
                        + " smtp://user:password@mail.example.com:587.");
    }

    @Test
    void printNoSecret() {
        var settings =
                StartSettings.from(
                        Map.of(
                                "FAIRLEAD_DATABASE_URL", "jdbc:postgresql://db/fairlead",
                                "FAIRLEAD_DATABASE_PASSWORD", "anchor",
                                "FAIRLEAD_KEYS", "anchor",
                                "FAIRLEAD_SMTP_URL", "smtp://u:anchor@mail.example.com"));

        assertThat(settings.toString()).doesNotContain("anchor");
    }

    private static Map<String, String> production(String name, String value) {
        Map<String, String> environment = new HashMap<>(PRODUCTION);
        environment.put(name, value);
        return environment;
    }

    private static void assertRefused(Map<String, String> environment, String sentence) {
        assertThatExceptionOfType(CannotStartException.class)
                .isThrownBy(() -> StartSettings.from(environment))
                .withMessage(sentence);
    }
}
