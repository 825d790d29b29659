package io.fairlead.connector.setting;

import io.fairlead.connector.plugin.Connectors;
import io.fairlead.shared.CannotStartException;
import io.fairlead.shared.Secret;
import io.fairlead.spi.Connector;
import io.fairlead.spi.Setting;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Checks at the start what the operator has set for connectors and institutions, and stops the
 * start with a sentence that says where, what is wrong and what to do. An institution that nothing
 * is set for is not looked at, and one that is not in the directory yet is only logged, so that it
 * can be imported.
 */
@Component
class SettingsCheck implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(SettingsCheck.class);
    private static final String PREFIX = "fairlead.connector.";

    private final Connectors connectors;
    private final ConnectorProperties properties;
    private final ConnectorDirectory directory;

    SettingsCheck(
            Connectors connectors, ConnectorProperties properties, ConnectorDirectory directory) {
        this.connectors = connectors;
        this.properties = properties;
        this.directory = directory;
    }

    @Override
    public void afterSingletonsInstantiated() {
        properties.settings().forEach((name, values) -> ofConnector(name, "settings", values));
        properties
                .secrets()
                .forEach((name, values) -> ofConnector(name, "secrets", revealed(values)));
        properties.institutions().forEach(this::ofInstitution);
    }

    private void ofConnector(String name, String section, Map<String, String> values) {
        var connector =
                connectors
                        .find(name)
                        .orElseThrow(
                                () ->
                                        new CannotStartException(
                                                "%s%s.%s is for the connector %s, which there is not: correct the name to one of %s, or put the connector's jar into the folder connectors of FAIRLEAD_HOME."
                                                        .formatted(
                                                                PREFIX,
                                                                section,
                                                                name,
                                                                name,
                                                                connectors.names())));
        check(
                "all institutions of the connector " + name,
                PREFIX + section + "." + name,
                section,
                values,
                connector);
    }

    private void ofInstitution(String id, ConnectorProperties.OfInstitution own) {
        var name = directory.connectorOf(id);
        var connector = name.flatMap(connectors::find);
        if (connector.isEmpty()) {
            log.warn(
                    "Settings of institution {} have no effect: {}",
                    id,
                    name.map(missing -> "its connector " + missing + " is not there")
                            .orElse("the directory does not have it, or no connector for it"));
            return;
        }
        var place = PREFIX + "institutions." + id + ".";
        var whose = "institution " + id;
        check(whose, place + "settings", "settings", own.settings(), connector.get());
        check(whose, place + "secrets", "secrets", revealed(own.secrets()), connector.get());
        checkNothingIsMissing(id, place, connector.get());
    }

    private static void check(
            String whose,
            String place,
            String section,
            Map<String, String> values,
            Connector connector) {
        var fitting =
                connector.settings().stream()
                        .filter(setting -> sectionOf(setting).equals(section))
                        .collect(Collectors.toMap(Setting::name, setting -> setting));
        values.forEach(
                (name, value) -> {
                    var setting = fitting.get(name);
                    if (setting == null) {
                        throw new CannotStartException(
                                "%s.%s is set for %s, but the connector %s has no such setting there: remove it, or correct the name to one of %s."
                                        .formatted(
                                                place,
                                                name,
                                                whose,
                                                connector.name(),
                                                places(connector.settings())));
                    }
                    setting.problemOf(value)
                            .ifPresent(
                                    problem -> {
                                        throw new CannotStartException(
                                                "A setting of %s is wrong, %s: correct %s.%s (%s)."
                                                        .formatted(
                                                                whose,
                                                                problem,
                                                                place,
                                                                name,
                                                                helpOf(setting)));
                                    });
                });
    }

    private void checkNothingIsMissing(String id, String place, Connector connector) {
        var declared = connector.settings();
        var made = InstitutionSettings.of(id, connector.name(), declared, properties);
        var missing = made.missing(declared);
        if (!missing.isEmpty()) {
            var first =
                    declared.stream()
                            .filter(setting -> setting.name().equals(missing.getFirst()))
                            .findFirst()
                            .orElseThrow();
            throw new CannotStartException(
                    "Institution %s cannot be called without its setting %s: set %s%s.%s (%s)."
                            .formatted(
                                    id,
                                    first.name(),
                                    place,
                                    sectionOf(first),
                                    first.name(),
                                    helpOf(first)));
        }
    }

    private static Map<String, String> revealed(Map<String, Secret> secrets) {
        return secrets.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().reveal()));
    }

    private static String sectionOf(Setting setting) {
        return setting.kind() == Setting.Kind.SECRET ? "secrets" : "settings";
    }

    private static List<String> places(Collection<Setting> settings) {
        return settings.stream()
                .map(setting -> sectionOf(setting) + "." + setting.name())
                .sorted()
                .toList();
    }

    private static String helpOf(Setting setting) {
        return setting.help().replaceFirst("\\.$", "");
    }
}
