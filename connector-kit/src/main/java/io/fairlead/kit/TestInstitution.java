package io.fairlead.kit;

import io.fairlead.spi.SecretText;
import java.net.URI;
import java.util.Map;

/**
 * The institution the connector is tried with, as an operator would set it up.
 *
 * @param settings of the names that the connector declares; those of the kinds address and hosts
 *     name the only hosts it may call
 * @param callback where the bank's pages send the consumer back to
 */
public record TestInstitution(
        String id, Map<String, String> settings, Map<String, SecretText> secrets, URI callback) {

    public TestInstitution {
        settings = Map.copyOf(settings);
        secrets = Map.copyOf(secrets);
    }
}
