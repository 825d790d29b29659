package io.fairlead.console.link;

import io.fairlead.console.ConsoleFrame;
import io.fairlead.console.table.Cell.Tone;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link with all that has happened to it. Template {@code console/link}.
 *
 * @param path the page's own address
 * @param url opens the link
 * @param facts what was asked for
 * @param why what stopped the consumer and what to do about it; null: nothing did
 * @param happened in the order of time
 * @param moreSessions whether there are sessions that the page leaves out
 * @param actions what can be done to the link
 */
public record LinkPage(
        ConsoleFrame frame,
        String path,
        String url,
        List<Fact> facts,
        @Nullable Why why,
        List<Happened> happened,
        boolean moreSessions,
        List<Action> actions) {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    /** Something that was asked for, or holds. */
    public record Fact(String name, String value, @Nullable String href) {

        public Fact(String name, String value) {
            this(name, value, null);
        }
    }

    /** A diagnosis in two sentences. */
    public record Why(String what, String remedy) {}

    /**
     * A form with one button.
     *
     * @param ask what to ask before it is sent, or null
     */
    public record Action(String path, String label, @Nullable String ask) {}

    /**
     * Something that has happened.
     *
     * @param from what it belongs to, such as {@code session 1}
     * @param title its name in the timeline, or the webhook's event type
     * @param tells the gist of it
     * @param payload as a program gets it, or null
     * @param attempts what became of a delivery
     * @param preview the address of a picture of the screen, or null
     * @param replay sends a delivery again, or null
     */
    public record Happened(
            Instant at,
            Tone tone,
            String from,
            String title,
            String tells,
            @Nullable String payload,
            List<String> attempts,
            @Nullable String preview,
            @Nullable Action replay) {

        public String moment() {
            return MOMENT.format(at);
        }
    }

    /** The address that tells of news. */
    public String news() {
        return path + "/news";
    }
}
