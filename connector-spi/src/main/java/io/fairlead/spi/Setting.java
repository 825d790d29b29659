package io.fairlead.spi;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A setting that an operator makes for an institution, or for all institutions of a connector. What
 * the operator's tools show and check comes from here.
 *
 * @param name lower case letters, digits and hyphens, such as {@code client-id}
 * @param required whether the institution cannot be called without it
 * @param standard the value where the operator gives none; null: there is none
 * @param choices of {@link Kind#ONE_OF}, else empty
 * @param help one sentence for the operator
 */
public record Setting(
        String name,
        Kind kind,
        boolean required,
        @Nullable String standard,
        List<String> choices,
        String help) {

    /** What a value may be. */
    public enum Kind {
        TEXT,
        /** A whole number that is not negative. */
        NUMBER,
        /** {@code true} or {@code false}. */
        FLAG,
        /** One of {@link Setting#choices}. */
        ONE_OF,
        /** The address of an API or a page, {@code https://…}; its host may be called. */
        ADDRESS,
        /** Further hosts that may be called: {@link Hosts} with commas between. */
        HOSTS,
        /** A text that is sealed, and that a connector gets by {@link BankContext#secret}. */
        SECRET
    }

    public Setting {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("A setting is not called " + name);
        }
        choices = List.copyOf(choices);
    }

    /** A setting of any kind but {@link Kind#ONE_OF}, which may be left out. */
    public static Setting of(String name, Kind kind, String help) {
        return new Setting(name, kind, false, null, List.of(), help);
    }

    /** A setting with these values only, the first of which is the standard. */
    public static Setting oneOf(String name, List<String> choices, String help) {
        return new Setting(name, Kind.ONE_OF, false, choices.getFirst(), choices, help);
    }

    /** The same setting, without which the institution cannot be called. */
    public Setting asRequired() {
        return new Setting(name, kind, true, standard, choices, help);
    }

    /** The same setting with a value where the operator gives none. */
    public Setting withStandard(String value) {
        return new Setting(name, kind, required, value, choices, help);
    }

    /** Says why the value does not fit, without repeating it; empty when it fits. */
    public Optional<String> problemOf(String value) {
        return switch (kind) {
            case TEXT, SECRET -> problem(!value.isBlank(), "is empty");
            case NUMBER -> problem(value.matches("\\d{1,9}"), "is no whole number");
            case FLAG -> problem(value.matches("true|false"), "is neither true nor false");
            case ONE_OF -> problem(choices.contains(value), "is none of " + choices);
            case ADDRESS -> problem(isAddress(value), "is no address");
            case HOSTS -> problem(Hosts.areHosts(value), "is no list of hosts");
        };
    }

    private Optional<String> problem(boolean fits, String text) {
        return fits ? Optional.empty() : Optional.of("%s %s".formatted(name, text));
    }

    private static boolean isAddress(String value) {
        try {
            return Hosts.isCallable(URI.create(value));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
