package io.fairlead.shared.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    @ParameterizedTest
    @CsvSource({"es,ES", "es-US,ES", "es_MX,ES", "ES,ES", "fr,FR", "fr-CA,FR", "en,EN", "en-US,EN"})
    void choosesTheLanguageByTheFirstPartOfTheTag(String tag, Language language) {
        assertThat(Language.of(tag)).isEqualTo(language);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "de", "est", "not a tag", "-fr", "\u0000"})
    void speaksEnglishToEverybodyElse(String tag) {
        assertThat(Language.of(tag)).isEqualTo(Language.EN);
    }

    @Test
    void fillsInPlaceholders() {
        assertThat(Texts.of(Language.EN).get("unavailable.return", "Harbor Lending"))
                .isEqualTo("Return to Harbor Lending");
    }

    @Test
    void doesNotReadAnArgumentAsAPattern() {
        assertThat(Texts.of(Language.EN).get("unavailable.return", "O'Neil {1} & Co"))
                .isEqualTo("Return to O'Neil {1} & Co");
    }

    @Test
    void speaksEnglishOnAMachineThatSpeaksFrench() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.CANADA_FRENCH);
            assertThat(Texts.bundle(Language.EN).getString("exit.control")).isEqualTo("Exit");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void refusesAnUnknownKey() {
        assertThatThrownBy(() -> Texts.of(Language.EN).get("no.such.text"))
                .isInstanceOf(MissingResourceException.class);
    }
}
