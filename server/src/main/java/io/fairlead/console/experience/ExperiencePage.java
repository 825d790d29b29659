package io.fairlead.console.experience;

import io.fairlead.console.ConsoleFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An experience as text, with its pictures and its earlier versions. Template {@code
 * console/experience}.
 *
 * @param path where the text is sent
 * @param text the experience in YAML
 * @param wrong what is wrong with the text, or null
 * @param preview the path of its preview; null before it is stored
 * @param contrast how well text on the brand colour can be read, or null without such a colour
 * @param versions earlier ones, the latest first
 */
public record ExperiencePage(
        ConsoleFrame frame,
        String path,
        String text,
        @Nullable String wrong,
        @Nullable String preview,
        @Nullable String contrast,
        List<Version> versions) {

    /**
     * An earlier version.
     *
     * @param changes the lines that the version after it has removed and added
     */
    public record Version(int number, String changedAt, List<Line> changes, String restorePath) {}

    /** A line that a version has and the one beside it has not. */
    public record Line(boolean added, String text) {}
}
