package io.fairlead.experience;

import io.fairlead.shared.api.StorableText;
import io.fairlead.shared.api.WrittenValue;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads fields, the first wrong one of which ends the reading. A null counts as absent. */
final class FormFields {

    private final ObjectNode fields;
    private final String path;
    private final boolean strict;

    private FormFields(ObjectNode fields, String path, boolean strict) {
        this.fields = fields;
        this.path = path;
        this.strict = strict;
    }

    /**
     * The fields of a form.
     *
     * @param strict whether fields of unknown names are refused, not ignored
     */
    static FormFields of(ObjectNode form, boolean strict) {
        return new FormFields(form, "", strict);
    }

    /** In a file, a field of another name is one that somebody has mistyped. */
    FormFields withNoOthersThan(Collection<String> known) {
        for (var name : fields.propertyNames()) {
            if (strict && !known.contains(name)) {
                throw new InvalidExperienceException(
                        path + (name.length() > 40 ? name.substring(0, 40) : name),
                        "is none of " + String.join(", ", known) + ".");
            }
        }
        return this;
    }

    InvalidExperienceException wrong(String name, String advice) {
        return new InvalidExperienceException(path + name, advice);
    }

    @Nullable String text(String name, int maxLength) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            throw wrong(name, "must be a text.");
        }
        return checked(name, value.asString().strip(), maxLength);
    }

    /** A text that may hold line breaks. */
    @Nullable String content(String name) {
        var value = value(name);
        if (value != null && !value.isString()) {
            throw wrong(name, "must be a text.");
        }
        return value == null ? null : value.asString();
    }

    boolean flag(String name) {
        var value = value(name);
        return value != null
                && WrittenValue.flag(value)
                        .orElseThrow(() -> wrong(name, "must be true or false."));
    }

    @Nullable Integer integer(String name, int least, int most) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        return WrittenValue.whole(value)
                .filter(whole -> whole.compareTo(BigDecimal.valueOf(least)) >= 0)
                .filter(whole -> whole.compareTo(BigDecimal.valueOf(most)) <= 0)
                .map(BigDecimal::intValueExact)
                .orElseThrow(
                        () ->
                                wrong(
                                        name,
                                        "must be a whole number from %d to %d."
                                                .formatted(least, most)));
    }

    /** A list of texts without repetitions; numbers count as their digits. */
    List<String> texts(String name, int most, int maxLength) {
        var value = value(name);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() > most) {
            throw wrong(name, "must be a list of at most %d texts.".formatted(most));
        }
        var texts = new LinkedHashSet<String>();
        for (var element : value.values()) {
            var text = WrittenValue.text(element);
            if (text == null) {
                throw wrong(name, "must be a list of texts.");
            }
            texts.add(checked(name, text.strip(), maxLength));
        }
        return List.copyOf(texts);
    }

    /** A list of choices. */
    <T> Set<T> choices(String name, T[] all, Function<T, String> publicName) {
        var chosen = new LinkedHashSet<T>();
        for (var text : texts(name, all.length, 40)) {
            chosen.add(choice(name, text, all, publicName));
        }
        return chosen;
    }

    <T> @Nullable T choice(String name, T[] all, Function<T, String> publicName) {
        var text = text(name, 40);
        return text == null ? null : choice(name, text, all, publicName);
    }

    Optional<FormFields> object(String name) {
        return switch (value(name)) {
            case null -> Optional.empty();
            case ObjectNode object ->
                    Optional.of(new FormFields(object, path + name + ".", strict));
            default -> throw wrong(name, "must have fields of its own.");
        };
    }

    private <T> T choice(String name, String text, T[] all, Function<T, String> publicName) {
        return Arrays.stream(all)
                .filter(choice -> publicName.apply(choice).equals(text))
                .findFirst()
                .orElseThrow(() -> wrong(name, "must be " + oneOf(all, publicName) + "."));
    }

    private static <T> String oneOf(T[] all, Function<T, String> publicName) {
        return Arrays.stream(all).map(publicName).collect(Collectors.joining(" or "));
    }

    private String checked(String name, String text, int maxLength) {
        if (text.isEmpty()) {
            throw wrong(name, "must not be empty.");
        }
        if (text.length() > maxLength) {
            throw wrong(name, "must not be longer than " + maxLength + " characters.");
        }
        if (!StorableText.isStorable(text)) {
            throw wrong(name, "contains an invalid character.");
        }
        return text;
    }

    private @Nullable JsonNode value(String name) {
        var value = fields.get(name);
        return value == null || value.isNull() ? null : value;
    }
}
