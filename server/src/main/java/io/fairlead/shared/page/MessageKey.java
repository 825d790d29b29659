package io.fairlead.shared.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Constants as they are written in the keys of texts: {@code NO_ANSWER} is {@code noAnswer}. */
public final class MessageKey {

    private MessageKey() {}

    public static String of(Enum<?> constant) {
        var words = constant.name().toLowerCase(Locale.ROOT).split("_");
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(
                                word ->
                                        word.substring(0, 1).toUpperCase(Locale.ROOT)
                                                + word.substring(1))
                        .collect(Collectors.joining());
    }
}
