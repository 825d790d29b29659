package io.finbank.fault;

import java.util.Arrays;
import java.util.Locale;

/** Names of constants as requests and answers have them: lower case, with hyphens. */
final class WireNames {

    private WireNames() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E find(E[] constants, String name) {
        return Arrays.stream(constants)
                .filter(constant -> of(constant).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no " + name + "."));
    }
}
