package io.fairlead.console;

import io.fairlead.shared.api.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Constants as the console's pages and addresses name them. */
public final class Words {

    private Words() {}

    /** A constant in small letters, with spaces. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The same, or null for none. */
    public static @Nullable String orNull(@Nullable Enum<?> constant) {
        return constant == null ? null : of(constant);
    }

    /** All constants of a type. */
    public static List<String> all(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Words::of).toList();
    }

    /**
     * The constant that a text names; null for none. Ends the request when there is no such one.
     */
    public static <E extends Enum<E>> @Nullable E of(Class<E> type, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equalsIgnoreCase(text.strip()))
                .findFirst()
                .orElseThrow(
                        () ->
                                Problem.BAD_REQUEST.exception(
                                        "There is no such choice. Choose one of "
                                                + String.join(", ", all(type))
                                                + "."));
    }
}
