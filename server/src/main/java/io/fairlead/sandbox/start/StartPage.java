package io.fairlead.sandbox.start;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fairlead's own start page. Template {@code sandbox/start/index}.
 *
 * @param version the running version
 * @param sandbox what there is to try; null in production, where the page only says that Fairlead
 *     runs
 */
public record StartPage(String version, @Nullable Sandbox sandbox) {

    /**
     * What a developer needs for the first call.
     *
     * @param openLinkAction receives a POST with {@code type} = {@code full}, {@code
     *     jointBorrower}, {@code lite}, {@code fix} or {@code email}, makes such a link and opens
     *     it
     * @param mails whether there is a mailbox for links that are sent by e-mail
     * @param bank the address of the simulated bank's home page
     * @param values the demo data, in the order of first use
     * @param curl commands that make a link when pasted into a shell
     */
    public record Sandbox(
            String openLinkAction,
            boolean mails,
            @Nullable String bank,
            List<DemoValue> values,
            String curl) {}

    /** One value to copy, for example a partner id. */
    public record DemoValue(String name, String value) {}
}
