package io.fairlead.support;

import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts values in the place of the variables of a path's pattern. */
public final class FilledPath {

    /** A name, and what its value must look like if that is said; with braces of its own. */
    private static final Pattern VARIABLE =
            Pattern.compile("\\{([A-Za-z]+)(?::((?:[^{}]|\\{[^{}]*})*))?}");

    /** Some of these characters, one of which is always a zero here. */
    private static final Pattern SOME = Pattern.compile("\\[[^]]*]\\{(?:\\d+,)?(\\d+)}");

    private FilledPath() {}

    /**
     * Fills a pattern.
     *
     * @param values the value of a name; {@code null} for any that fits
     */
    public static String of(String pattern, Function<String, @Nullable String> values) {
        return VARIABLE.matcher(pattern)
                .replaceAll(
                        variable -> {
                            var value = values.apply(variable.group(1));
                            return value == null ? fitting(variable.group(2)) : value;
                        });
    }

    /** Of several words, the first; of characters, zeros. */
    private static String fitting(@Nullable String form) {
        if (form != null && form.matches("\\w+(\\|\\w+)+")) {
            return form.substring(0, form.indexOf('|'));
        }
        return form == null
                ? "1"
                : SOME.matcher(form)
                        .replaceAll(some -> "0".repeat(Integer.parseInt(some.group(1))));
    }
}
