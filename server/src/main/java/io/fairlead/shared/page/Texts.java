package io.fairlead.shared.page;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.text.ListFormat;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** The texts of all pages in one language, from {@code messages/messages[_es|_fr].properties}. */
public final class Texts {
    private static final Map<Language, Texts> ALL =
            Arrays.stream(Language.values())
                    .collect(Collectors.toUnmodifiableMap(language -> language, Texts::new));

    private final Language language;
    private final ResourceBundle patterns;

    private Texts(Language language) {
        this.language = language;
        this.patterns = bundle(language);
    }

    /** The texts in the given language. */
    public static Texts of(Language language) {
        return requireNonNull(ALL.get(language));
    }

    /** The language these texts are in. */
    public Language language() {
        return language;
    }

    /**
     * The text of a key, its placeholders {@code {0}}, {@code {1}} … filled in by {@link
     * MessageFormat}.
     *
     * @throws MissingResourceException when there is no such text
     */
    public String get(String key, Object... arguments) {
        return new MessageFormat(patterns.getString(key), language.locale()).format(arguments);
    }

    /** A moment as people write it, in UTC. */
    public String moment(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(language.locale())
                        .withZone(ZoneOffset.UTC)
                        .format(moment)
                + " UTC";
    }

    /** Several things as people write them one after the other. */
    public String list(List<String> things) {
        return ListFormat.getInstance(
                        language.locale(), ListFormat.Type.STANDARD, ListFormat.Style.FULL)
                .format(things);
    }

    /** A day as people write it, in UTC. */
    public String date(Instant moment) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language.locale())
                .withZone(ZoneOffset.UTC)
                .format(moment);
    }

    /** Whether there is such a text. */
    public boolean has(String key) {
        return patterns.containsKey(key);
    }

    /**
     * An amount of money.
     *
     * @param currency ISO 4217
     */
    public String money(BigDecimal amount, String currency) {
        var format = NumberFormat.getCurrencyInstance(language.locale());
        format.setCurrency(Currency.getInstance(currency));
        return format.format(amount);
    }

    /**
     * English is the bundle without a suffix, so the machine's own language must not step in for
     * it.
     */
    static ResourceBundle bundle(Language language) {
        return ResourceBundle.getBundle(
                "messages.messages",
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
