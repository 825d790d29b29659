package io.fairlead.session.web;

import io.fairlead.session.Stage.Interruption;
import io.fairlead.shared.web.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Says what comes next at the chosen bank. Template {@code session/intro}.
 *
 * @param oauth whether the bank's own page opens in a window
 * @param interruption why the consumer is here again
 * @param nextAction takes {@code step}
 * @param hereAction opens the bank's page in place of the app; takes {@code step}
 */
public record IntroPage(
        Frame frame,
        BankView bank,
        String partnerName,
        boolean oauth,
        @Nullable Interruption interruption,
        String nextAction,
        @Nullable String hereAction,
        int step,
        String termsPage,
        String privacyPage) {

    /** The first letter of the partner's name, which stands for a logo. */
    public String initial() {
        return Initial.of(partnerName);
    }
}
