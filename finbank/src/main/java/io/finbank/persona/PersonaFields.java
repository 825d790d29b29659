package io.finbank.persona;

import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the fields of a persona; the first wrong one is named, with the way to it. */
final class PersonaFields {

    private static final BigDecimal LARGEST = new BigDecimal("1000000000");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final LocalDate FIRST_DATE = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST_DATE = LocalDate.of(2200, 1, 1);

    private final ObjectNode object;
    private final String path;

    private PersonaFields(ObjectNode object, String path) {
        this.object = object;
        this.path = path;
    }

    /** The fields of an object that has no others than these. */
    static PersonaFields of(ObjectNode object, String path, Set<String> known) {
        object.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw wrong(
                                    path + quotable(name),
                                    "is no field of a persona here. There are: "
                                            + String.join(", ", known.stream().sorted().toList()));
                        });
        return new PersonaFields(object, path);
    }

    static ProblemException wrong(String place, String what) {
        return new ProblemException(Problem.BAD_REQUEST, "\"%s\" %s.".formatted(place, what));
    }

    private static String quotable(String name) {
        return name.replaceAll("[^A-Za-z0-9_.\\[\\]-]", "?")
                .substring(0, Math.min(40, name.length()));
    }

    ProblemException wrongAt(String name, String what) {
        return wrong(path + name, what);
    }

    boolean has(String name) {
        return object.hasNonNull(name);
    }

    String required(String name, int longest) {
        var text = optional(name, longest);
        if (text == null) {
            throw wrongAt(name, "is missing");
        }
        return text;
    }

    @Nullable String optional(String name, int longest) {
        if (!has(name)) {
            return null;
        }
        var value = object.get(name);
        if (!value.isString() && !value.isIntegralNumber()) {
            throw wrongAt(name, "must be a text");
        }
        return checkedText(name, value.asString(), longest);
    }

    private String checkedText(String name, String text, int longest) {
        if (text.isBlank() || text.length() > longest) {
            throw wrongAt(name, "must have 1 to %d characters".formatted(longest));
        }
        if (text.chars().anyMatch(Character::isISOControl) || hasLoneSurrogate(text)) {
            throw wrongAt(name, "must have no control characters");
        }
        return text;
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    /** One of some words. */
    String oneOf(String name, Collection<String> words, String otherwise) {
        var text = optional(name, 60);
        if (text == null) {
            return otherwise;
        }
        if (!words.contains(text)) {
            throw wrongAt(name, "must be one of " + String.join(", ", words));
        }
        return text;
    }

    /** An exact amount in dollars and cents, as a number or as a text. */
    BigDecimal money(String name) {
        if (!has(name)) {
            throw wrongAt(name, "is missing");
        }
        return amount(path + name, object.get(name));
    }

    private static BigDecimal amount(String place, JsonNode value) {
        if (value.isNumber() || (value.isString() && isPlain(value.asString()))) {
            var amount = value.isNumber() ? value.decimalValue() : new BigDecimal(value.asString());
            if (amount.abs().compareTo(LARGEST) < 0 && amount.scale() < 20) {
                var exact = amount.stripTrailingZeros();
                if (exact.scale() <= 2) {
                    return exact.setScale(2);
                }
            }
        }
        throw wrong(place, "must be an amount in dollars and cents, such as 1200.50");
    }

    private static boolean isPlain(String text) {
        return text.matches("[+-]?[0-9]{1,12}(\\.[0-9]{1,2})?");
    }

    int whole(String name, int from, int to, int otherwise) {
        return has(name) ? whole(path + name, object.get(name), from, to) : otherwise;
    }

    private static int whole(String place, JsonNode value, int from, int to) {
        if (value.isIntegralNumber()
                && value.canConvertToInt()
                && value.intValue() >= from
                && value.intValue() <= to) {
            return value.intValue();
        }
        throw wrong(place, "must be a whole number from %d to %d".formatted(from, to));
    }

    boolean flag(String name) {
        if (has(name) && !object.get(name).isBoolean()) {
            throw wrongAt(name, "must be true or false");
        }
        return has(name) && object.get(name).booleanValue();
    }

    @Nullable LocalDate date(String name) {
        var text = optional(name, 40);
        if (text == null) {
            return null;
        }
        try {
            var day = DATE.matcher(text).matches() ? LocalDate.parse(text) : null;
            if (day != null && !day.isBefore(FIRST_DATE) && day.isBefore(LAST_DATE)) {
                return day;
            }
        } catch (DateTimeException _) {
            // told below, like everything else that is no date
        }
        throw wrongAt(name, "must be a date such as 2026-11-27");
    }

    /** Whole numbers of a list that must not be empty. */
    List<Integer> wholes(String name, int from, int to) {
        var value = object.get(name);
        if (value == null || !value.isArray() || value.isEmpty() || value.size() > to) {
            throw wrongAt(name, "must be a list of numbers from %d to %d".formatted(from, to));
        }
        return IntStream.range(0, value.size())
                .mapToObj(i -> whole("%s%s[%d]".formatted(path, name, i), value.get(i), from, to))
                .toList();
    }

    /** What a list has, each read with the way to it; empty when there is no list. */
    <T> List<T> list(String name, int most, Function<Item, T> read) {
        if (!has(name)) {
            return List.of();
        }
        var value = object.get(name);
        if (!value.isArray() || value.size() > most) {
            throw wrongAt(name, "must be a list of at most %d".formatted(most));
        }
        return IntStream.range(0, value.size())
                .mapToObj(i -> new Item(value.get(i), "%s%s[%d]".formatted(path, name, i)))
                .map(read)
                .toList();
    }

    /** The members of an object that must be single values. */
    Map<String, Object> values(String name, int most) {
        var values = new TreeMap<String, Object>();
        if (!has(name)) {
            return values;
        }
        if (!(object.get(name) instanceof ObjectNode inner) || inner.size() > most) {
            throw wrongAt(name, "must be an object of at most %d values".formatted(most));
        }
        inner.properties()
                .forEach(
                        member -> {
                            var key = name + "." + quotable(member.getKey());
                            if (!member.getKey().matches("[A-Za-z][A-Za-z0-9]{0,59}")) {
                                throw wrongAt(key, "is no name of a detail");
                            }
                            values.put(member.getKey(), single(key, member.getValue()));
                        });
        return values;
    }

    private Object single(String name, JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isNumber()) {
            return amount(path + name, value).toPlainString();
        }
        if (value.isString()) {
            return checkedText(name, value.asString(), 200);
        }
        throw wrongAt(name, "must be a text, a number, true or false");
    }

    /** An element of a list, and the way to it. */
    record Item(JsonNode value, String path) {

        PersonaFields fields(Set<String> known) {
            if (value instanceof ObjectNode object) {
                return of(object, path + ".", known);
            }
            throw wrong(path, "must be an object");
        }

        /** Its text; null when it is none. */
        @Nullable String text() {
            return value.isString() ? Objects.requireNonNull(value.asString()) : null;
        }
    }
}
