package io.fairlead.shared.page;

import io.fairlead.shared.database.StoredName;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A language that Fairlead's pages speak. */
public enum Language implements StoredName {
    EN("en", "English"),
    ES("es-US", "Español"),
    FR("fr-CA", "Français");

    private final Locale locale;
    private final String ownName;

    Language(String tag, String ownName) {
        this.locale = Locale.forLanguageTag(tag);
        this.ownName = ownName;
    }

    /**
     * Chooses by the first part of a language tag such as {@code fr-CA}, {@code es_MX} or {@code
     * en}. English stands in for every other language, and for none.
     */
    public static Language of(@Nullable String tag) {
        return tag == null ? EN : spoken(tag).orElse(EN);
    }

    /** The language of a tag; none where the pages do not speak it. */
    public static Optional<Language> spoken(String tag) {
        return switch (Locale.forLanguageTag(tag.replace('_', '-')).getLanguage()) {
            case "en" -> Optional.of(EN);
            case "es" -> Optional.of(ES);
            case "fr" -> Optional.of(FR);
            default -> Optional.empty();
        };
    }

    /** The value of a page's {@code lang} attribute. */
    public String tag() {
        return locale.toLanguageTag();
    }

    /** What its speakers call it. */
    public String ownName() {
        return ownName;
    }

    @Override
    public String storedName() {
        return tag();
    }

    Locale locale() {
        return locale;
    }
}
