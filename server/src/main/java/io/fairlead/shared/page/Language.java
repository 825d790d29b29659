package io.fairlead.shared.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A language that Fairlead's pages speak. */
public enum Language {
    EN("en"),
    ES("es-US"),
    FR("fr-CA");

    private final Locale locale;

    Language(String tag) {
        this.locale = Locale.forLanguageTag(tag);
    }

    /**
     * Chooses by the first part of a language tag such as {@code fr-CA}, {@code es_MX} or {@code
     * en}. English stands in for every other language, and for none.
     */
    public static Language of(@Nullable String tag) {
        if (tag == null) {
            return EN;
        }
        return switch (Locale.forLanguageTag(tag.replace('_', '-')).getLanguage()) {
            case "es" -> ES;
            case "fr" -> FR;
            default -> EN;
        };
    }

    /** The value of a page's {@code lang} attribute. */
    public String tag() {
        return locale.toLanguageTag();
    }

    Locale locale() {
        return locale;
    }
}
