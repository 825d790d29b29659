package io.finbank;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is decided outside before FinBank starts.
 *
 * @param port where it listens on 127.0.0.1; 0 means on a free port
 * @param folder where it keeps what it must remember
 * @param discoverTimeout how long one of its users has to wait for a list of accounts
 * @param client who may use the bank's OAuth
 */
public record FinBankSettings(int port, Path folder, Duration discoverTimeout, OAuthClient client) {

    private static final String PORT = "FAIRLEAD_FINBANK_PORT";
    private static final String HOME = "FAIRLEAD_HOME";
    private static final String PUBLIC_URL = "FAIRLEAD_PUBLIC_URL";
    private static final String CLIENT_SECRET = "FAIRLEAD_FINBANK_CLIENT_SECRET";
    private static final String DISCOVER_TIMEOUT = "FAIRLEAD_FINBANK_DISCOVER_TIMEOUT";

    private static final Duration LONGER_THAN_ANYBODY_WAITS = Duration.ofMinutes(3);

    /** The settings of a FinBank that keeps its data in a folder of Fairlead's home. */
    public FinBankSettings(int port, Path home) {
        this(port, home.resolve("finbank"), LONGER_THAN_ANYBODY_WAITS, OAuthClient.standard());
    }

    /** The same settings for a Fairlead that consumers reach at this URL. */
    public FinBankSettings withPublicUrl(URI publicUrl) {
        return new FinBankSettings(port, folder, discoverTimeout, client.at(publicUrl));
    }

    /**
     * Reads the settings from environment variables.
     *
     * @throws CannotStartException for the first value that cannot be used
     */
    static FinBankSettings from(Map<String, String> environment) {
        var home = Path.of(value(environment, HOME, ".fairlead"));
        var port = number(environment, PORT, 8081, 65535);
        var seconds =
                number(
                        environment,
                        DISCOVER_TIMEOUT,
                        (int) LONGER_THAN_ANYBODY_WAITS.toSeconds(),
                        3600);
        return new FinBankSettings(
                port, home.resolve("finbank"), Duration.ofSeconds(seconds), client(environment));
    }

    private static OAuthClient client(Map<String, String> environment) {
        var standard = OAuthClient.standard();
        var client = standard.withSecret(value(environment, CLIENT_SECRET, standard.secret()));
        var publicUrl = value(environment, PUBLIC_URL, "");
        return publicUrl.isEmpty() ? client : client.at(url(publicUrl));
    }

    private static URI url(String text) {
        try {
            var url = new URI(text);
            if (url.isAbsolute() && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // refused below, like every other text that is no address
        }
        throw new CannotStartException(
                "%s is \"%s\": it must be an address like https://link.example.com."
                        .formatted(PUBLIC_URL, text));
    }

    private static int number(
            Map<String, String> environment, String name, int standard, int highest) {
        var text = value(environment, name, Integer.toString(standard));
        if (text.matches("[0-9]{1,5}")) {
            var number = Integer.parseInt(text);
            if (number >= 1 && number <= highest) {
                return number;
            }
        }
        throw new CannotStartException(
                "%s is \"%s\": it must be a number from 1 to %d.".formatted(name, text, highest));
    }

    private static String value(Map<String, String> environment, String name, String standard) {
        @Nullable String text = environment.get(name);
        return text == null || text.isBlank() ? standard : text.strip();
    }
}
