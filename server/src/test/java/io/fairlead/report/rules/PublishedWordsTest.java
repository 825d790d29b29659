package io.fairlead.report.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever reads the guide knows each word by which a report goes. */
class PublishedWordsTest {

    private static final Path GUIDE = Path.of("../docs/reports.md");

    @Test
    void areAllInTheGuide() throws Exception {
        var guide = text();

        assertThat(
                        words(
                                KindRules.class,
                                PayEvidence.class,
                                Class.forName("io.fairlead.report.income.Payer")))
                .hasSizeGreaterThan(150)
                .allSatisfy(word -> assertThat(guide).contains(word))
                .filteredOn(
                        word -> word.chars().allMatch(c -> Character.isUpperCase(c) || c == ' '))
                .allSatisfy(word -> assertThat(guide).containsPattern("\\b" + word + "\\b"));
    }

    @Test
    void areOfTheVersionThatTheGuideDescribes() throws IOException {
        assertThat(text()).contains("They are **version " + ReportRules.VERSION + "**");
    }

    /** In one line, with the months that the guide does not spell out. */
    private static String text() throws IOException {
        return Files.readString(GUIDE).replaceAll("\\s+", " ")
                + " JAN JANUARY FEB FEBRUARY MAR MARCH APR APRIL MAY JUN JUNE JUL JULY AUG AUGUST"
                + " SEP SEPT SEPTEMBER OCT OCTOBER NOV NOVEMBER DEC DECEMBER";
    }

    private static List<String> words(Class<?>... types) throws IllegalAccessException {
        var words = new ArrayList<String>();
        for (var type : types) {
            for (var field : type.getDeclaredFields()) {
                if (field.getType() == Set.class) {
                    field.setAccessible(true);
                    ((Set<?>) field.get(null)).forEach(word -> words.add(word.toString()));
                }
            }
        }
        return words;
    }
}
