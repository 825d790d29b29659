package io.finbank.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * The bank's texts, from {@code finbank/texts[_es|_fr].properties}. Their language is that of the
 * call: what its {@code Accept-Language} says, unless somebody has been told of another one.
 */
public final class Texts {

    private Texts() {}

    /** The text of a key with its placeholders filled in. */
    public static String get(String key, Object... arguments) {
        return new MessageFormat(bundle().getString(key), locale()).format(arguments);
    }

    /** The language of the texts, as pages name theirs. */
    public static String language() {
        return locale().getLanguage();
    }

    /**
     * Has the rest of this call in the first of some languages that the bank speaks.
     *
     * @param tags as {@code ui_locales} has them: with blanks between, best first
     */
    public static void speak(String tags) {
        Stream.of(tags.split(" "))
                .map(Locale::forLanguageTag)
                .filter(wanted -> spoken(wanted).getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .ifPresent(LocaleContextHolder::setLocale);
    }

    private static Locale locale() {
        return spoken(LocaleContextHolder.getLocale());
    }

    private static Locale spoken(Locale wanted) {
        return switch (wanted.getLanguage()) {
            case "es" -> Locale.of("es");
            case "fr" -> Locale.FRENCH;
            default -> Locale.ENGLISH;
        };
    }

    private static ResourceBundle bundle() {
        return ResourceBundle.getBundle(
                "finbank.texts",
                locale(),
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
