package io.fairlead.console.customer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what an aggregation status code means and what fixes it. Source: {@code
 * docs/compatibility.md}, aggregation status.
 */
final class StatusWords {

    private static final String FIX = "Make a Fix link for the login.";
    private static final String WAIT = "It is tried again by itself; wait.";
    private static final String AT_BANK =
            "The consumer settles it on the bank's own site, then a Fix link or a refresh works.";

    private static final Map<Integer, String> WORDS =
            Map.ofEntries(
                    Map.entry(0, "Read."),
                    Map.entry(102, "The bank has trouble. " + WAIT),
                    Map.entry(103, "The bank refuses the password. " + FIX),
                    Map.entry(108, "The consumer must do something at the bank. " + AT_BANK),
                    Map.entry(109, "The password has expired. " + AT_BANK),
                    Map.entry(123, "The bank refuses and does not say why. " + FIX),
                    Map.entry(169, "It is shared already by another login."),
                    Map.entry(185, "The bank asks the consumer a question. " + FIX),
                    Map.entry(187, "The answer to the bank's question was wrong. " + FIX),
                    Map.entry(900, "The connection is being built. " + WAIT),
                    Map.entry(901, "The connection is being repaired. " + WAIT),
                    Map.entry(905, "The bank is being maintained. " + WAIT),
                    Map.entry(910, "The connection is out of order. " + WAIT),
                    Map.entry(913, "The account is closed. Delete it."),
                    Map.entry(914, "The bank does not offer the account any more. Delete it."),
                    Map.entry(915, "The connection fails for some users. " + WAIT),
                    Map.entry(920, "The bank cannot be connected any more."),
                    Map.entry(931, "The bank wants a code each time. " + FIX),
                    Map.entry(936, "The bank's language cannot be read. " + AT_BANK),
                    Map.entry(945, "The bank has no consent of the consumer. " + FIX),
                    Map.entry(946, "The login does not show this account any more. " + FIX),
                    Map.entry(947, "The access has ended. " + FIX),
                    Map.entry(948, "The bank wants the sign-in on its own page. " + FIX));

    private StatusWords() {}

    /**
     * The words.
     *
     * @param code null before the first reading
     */
    static String of(@Nullable Integer code) {
        return code == null
                ? "Not read yet."
                : WORDS.getOrDefault(code, "The bank answers so; see the vendor's list.");
    }
}
