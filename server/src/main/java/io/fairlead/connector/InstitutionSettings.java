package io.fairlead.connector;

import io.fairlead.shared.Secret;
import io.fairlead.spi.Hosts;
import io.fairlead.spi.SecretText;
import io.fairlead.spi.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a connector is told of an institution: of the settings it declares, those of the
 * institution, else those of the connector, else the standard values.
 */
record InstitutionSettings(
        Map<String, String> settings, Map<String, SecretText> secrets, Hosts hosts) {

    static InstitutionSettings of(
            InstitutionRef institution, List<Setting> declared, ConnectorProperties properties) {
        var own = properties.of(institution);
        var connector = institution.connector();
        var settings = new HashMap<>(properties.settings().getOrDefault(connector, Map.of()));
        settings.putAll(own.settings());
        var secrets = new HashMap<>(properties.secrets().getOrDefault(connector, Map.of()));
        secrets.putAll(own.secrets());
        return chosen(declared, settings, secrets);
    }

    private static InstitutionSettings chosen(
            List<Setting> declared, Map<String, String> settings, Map<String, Secret> secrets) {
        var values = new HashMap<String, String>();
        var revealed = new HashMap<String, SecretText>();
        for (var setting : declared) {
            if (setting.kind() == Setting.Kind.SECRET) {
                var secret = secrets.get(setting.name());
                if (secret != null) {
                    revealed.put(setting.name(), new SecretText(secret.reveal()));
                }
            } else {
                var value = settings.getOrDefault(setting.name(), setting.standard());
                if (value != null && setting.problemOf(value).isEmpty()) {
                    values.put(setting.name(), value);
                }
            }
        }
        return new InstitutionSettings(
                Map.copyOf(values), Map.copyOf(revealed), Hosts.of(declared, values));
    }
}
