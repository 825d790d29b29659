package io.fairlead.spi;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hosts that may be called for an institution: those that its settings of the kinds {@link
 * Setting.Kind#ADDRESS} and {@link Setting.Kind#HOSTS} name, and no others. Two hosts are the same
 * when scheme, name and port are, whatever the case of the letters and whether or not the port of
 * the scheme is written.
 *
 * @param origins such as {@code https://api.bank.example:443}
 */
public record Hosts(Set<String> origins) {

    public Hosts {
        origins = Set.copyOf(origins);
    }

    /**
     * The hosts that these values name.
     *
     * @param settings what the connector declares
     * @param values setting name to value
     */
    public static Hosts of(List<Setting> settings, Map<String, String> values) {
        return new Hosts(
                settings.stream()
                        .flatMap(setting -> named(setting, values.get(setting.name())))
                        .collect(Collectors.toSet()));
    }

    /** Whether the address is of one of these hosts. */
    public boolean allow(URI address) {
        return isCallable(address) && origins.contains(origin(address));
    }

    private static Stream<String> named(Setting setting, @Nullable String value) {
        if (value == null) {
            return Stream.empty();
        }
        return switch (setting.kind()) {
            case ADDRESS -> Stream.of(origin(URI.create(value)));
            case HOSTS -> addresses(value).map(Hosts::origin);
            case TEXT, NUMBER, FLAG, ONE_OF, SECRET -> Stream.empty();
        };
    }

    /** Whether a value is a list of hosts: {@code bank.example, https://api.bank.example:8443}. */
    static boolean areHosts(String value) {
        try {
            return addresses(value).allMatch(address -> isCallable(address) && isBare(address));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    static boolean isCallable(URI address) {
        return address.getScheme() != null
                && address.getScheme().toLowerCase(Locale.ROOT).matches("https?")
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawFragment() == null;
    }

    private static boolean isBare(URI address) {
        return address.getRawPath().isEmpty() && address.getRawQuery() == null;
    }

    private static Stream<URI> addresses(String value) {
        return Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .map(host -> URI.create(host.contains("://") ? host : "https://" + host));
    }

    private static String origin(URI address) {
        var scheme = address.getScheme().toLowerCase(Locale.ROOT);
        var standardPort = scheme.equals("https") ? 443 : 80;
        return "%s://%s:%d"
                .formatted(
                        scheme,
                        address.getHost().toLowerCase(Locale.ROOT),
                        address.getPort() == -1 ? standardPort : address.getPort());
    }
}
