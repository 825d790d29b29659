package io.fairlead.experience;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads who may show the app in a frame: a site such as {@code https://app.example}, the page of an
 * app such as {@code capacitor://localhost}, or all pages of a scheme of apps such as {@code
 * file:}.
 */
final class EmbeddingOrigin {

    private static final Pattern ORIGIN =
            Pattern.compile(
                    "(?<scheme>[a-z][a-z0-9+.-]*):(//(?<host>([a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?)?)(?<port>:[0-9]{1,5})?)?");

    private static final Set<String> WEB = Set.of("http", "https");

    /** Their pages have no origin, that of another page, or none at all. */
    private static final Set<String> NEVER =
            Set.of(
                    "about",
                    "blob",
                    "data",
                    "filesystem",
                    "javascript",
                    "vbscript",
                    "view-source",
                    "ws",
                    "wss");

    private EmbeddingOrigin() {}

    /**
     * As the content security policy writes it, made anew from its parts, because it goes into a
     * header. None if it is no origin.
     */
    static Optional<String> read(String text) {
        var origin = ORIGIN.matcher(text.toLowerCase(Locale.ROOT));
        if (!origin.matches()) {
            return Optional.empty();
        }
        var scheme = origin.group("scheme");
        var host = origin.group("host");
        var isNamed = host != null && !host.isEmpty();
        if (NEVER.contains(scheme) || !isNamed && (WEB.contains(scheme) || hasPort(origin))) {
            return Optional.empty();
        }
        return Optional.of(
                isNamed
                        ? scheme + "://" + host + (hasPort(origin) ? origin.group("port") : "")
                        : scheme + ":");
    }

    private static boolean hasPort(Matcher origin) {
        return origin.group("port") != null;
    }
}
