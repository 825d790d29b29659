package io.fairlead.institution.search;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The host in the address of a web page, by which institutions are found too. */
record WebHost(String name) {

    private static final Pattern ADDRESS =
            Pattern.compile(
                    "(?i)(?:https?://)?(?:www\\.)?((?:[\\p{L}\\d-]+\\.)+\\p{L}{2,})(?::\\d+)?(?:[/?#].*)?");

    /** What comes before a country's own ending in names that belong to nobody: {@code co.uk}. */
    private static final Set<String> SECOND_LEVEL =
            Set.of("ac", "co", "com", "edu", "gov", "net", "org");

    /** The host of "https://www.chase.com/login", and of "chase.com", is {@code chase.com}. */
    static Optional<WebHost> in(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        var matcher = ADDRESS.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new WebHost(matcher.group(1).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** This host and those above it that belong to somebody. */
    Stream<WebHost> withParents() {
        return Stream.iterate(this, WebHost::isOwned, WebHost::parent);
    }

    private WebHost parent() {
        return new WebHost(name.substring(name.indexOf('.') + 1));
    }

    private boolean isOwned() {
        var labels = name.split("\\.", -1);
        return labels.length > 2 || (labels.length == 2 && !SECOND_LEVEL.contains(labels[0]));
    }
}
