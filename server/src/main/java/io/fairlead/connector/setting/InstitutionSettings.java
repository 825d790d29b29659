package io.fairlead.connector.setting;

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
public record InstitutionSettings(
        Map<String, String> settings, Map<String, SecretText> secrets, Hosts hosts) {

    /**
     * The settings of an institution in the directory.
     *
     * @param connector the name of the connector that speaks to it
     * @param declared what that connector declares
     */
    public static InstitutionSettings of(
            String institutionId,
            String connector,
            List<Setting> declared,
            ConnectorProperties properties) {
        var own = properties.of(institutionId);
        var settings = new HashMap<>(properties.settings().getOrDefault(connector, Map.of()));
        settings.putAll(own.settings());
        var secrets = new HashMap<>(properties.secrets().getOrDefault(connector, Map.of()));
        secrets.putAll(own.secrets());
        return chosen(declared, settings, secrets);
    }

    /** The names of required settings that nobody has made, of those declared. */
    public List<String> missing(List<Setting> declared) {
        return declared.stream()
                .filter(Setting::required)
                .map(Setting::name)
                .filter(name -> !settings.containsKey(name) && !secrets.containsKey(name))
                .toList();
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
