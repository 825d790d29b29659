package io.fairlead.shared.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d+");
    private static final Set<String> ALIKE_IN_FRENCH = Set.of("legal.version", "error.code");

    @ParameterizedTest
    @ValueSource(strings = {"_es", "_fr"})
    void everyLanguageHasTheSameKeys(String suffix) {
        assertThat(load(suffix).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(load("").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"_es", "_fr"})
    void everyTranslationUsesOnlyPlaceholdersOfTheOriginal(String suffix) {
        var english = load("");
        load(suffix)
                .forEach(
                        (key, text) ->
                                assertThat(placeholders(english.getProperty((String) key)))
                                        .as((String) key)
                                        .containsAll(placeholders((String) text)));
    }

    @Test
    void everyTextIsInSpanish() {
        assertThat(leftInEnglish("_es")).isEmpty();
    }

    @Test
    void everyTextIsInFrench() {
        assertThat(leftInEnglish("_fr")).isEqualTo(ALIKE_IN_FRENCH);
    }

    /** Tests of partners look for these very texts; what types them has an ASCII keyboard. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    next                     | Next
                    search.field             | Search for your bank
                    login.submit             | Submit
                    select-accounts.save     | Save
                    review-accounts.submit   | Submit
                    exit.control             | Exit
                    exit.confirm.label       | Leave: Confirm link
                    nothing-to-fix.heading   | You're good to go.
                    end.nothingToFix.heading | You're good to go.
                    end.visit                | Visit Site
                    """)
    void saysWhatAutomationLooksFor(String key, String text) {
        assertThat(Texts.of(Language.EN).get(key)).isEqualTo(text).isASCII();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_es", "_fr"})
    void everyTextIsAPatternWithoutQuotes(String suffix) {
        load(suffix)
                .forEach(
                        (key, text) -> {
                            assertThat(new MessageFormat((String) text))
                                    .as((String) key)
                                    .isNotNull();
                            assertThat((String) text)
                                    .as((String) key)
                                    .isNotBlank()
                                    .satisfies(MessagesTest::hasNoQuotes);
                        });
    }

    /** A doubled apostrophe is one in the text, a single one would quote what follows. */
    private static void hasNoQuotes(String pattern) {
        assertThat(pattern.replace("''", "")).doesNotContain("'");
    }

    private static Set<String> leftInEnglish(String suffix) {
        var english = load("");
        var translated = load(suffix);
        return english.stringPropertyNames().stream()
                .filter(key -> english.getProperty(key).equals(translated.getProperty(key)))
                .collect(Collectors.toSet());
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties load(String suffix) {
        var name = "/messages/messages" + suffix + ".properties";
        try (Reader reader =
                new InputStreamReader(
                        Objects.requireNonNull(MessagesTest.class.getResourceAsStream(name), name),
                        StandardCharsets.UTF_8)) {
            var texts = new Properties();
            texts.load(reader);
            return texts;
        } catch (IOException unreadable) {
            throw new IllegalStateException(name, unreadable);
        }
    }
}
