package io.fairlead.kit;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.fairlead.spi.SecretText;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/**
 * The institution the connector is tried with, as an operator would set it up.
 *
 * @param settings those that are addresses name the only hosts the connector may call
 * @param callback where the bank's pages send the consumer back to
 */
public record TestInstitution(
        String id, Map<String, String> settings, Map<String, SecretText> secrets, URI callback) {

    public TestInstitution {
        settings = Map.copyOf(settings);
        secrets = Map.copyOf(secrets);
    }

    Set<String> hosts() {
        return settings.values().stream()
                .filter(value -> value.matches("https?://[^/]+.*"))
                .map(value -> host(URI.create(value)))
                .collect(toUnmodifiableSet());
    }

    static String host(URI uri) {
        return "%s://%s".formatted(uri.getScheme(), uri.getRawAuthority());
    }
}
