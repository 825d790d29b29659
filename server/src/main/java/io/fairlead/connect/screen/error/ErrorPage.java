package io.fairlead.connect.screen.error;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.InstitutionView;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.session.state.Refusal;
import io.fairlead.shared.page.Frame;
import io.fairlead.shared.page.MessageKey;
import java.util.List;

/**
 * Says why it does not go on with a bank, and what the consumer can do. Template {@code
 * connect/screen/error}.
 *
 * @param ways what can be done, the best first; there is always one
 */
public record ErrorPage(
        Frame frame, InstitutionView bank, Refusal refusal, List<WayOn> ways, int version)
        implements ScreenPage {

    /**
     * Something that the consumer can do.
     *
     * @param address where it leads
     */
    public record WayOn(Kind kind, String text, String address) {

        /** How a way is gone. */
        public enum Kind {
            /** A POST that takes {@code version}. */
            ACTION,
            /** Another screen of the session. */
            SCREEN,
            /** Somebody else's site, in a window of its own. */
            SITE
        }
    }

    public ErrorPage {
        ways = List.copyOf(ways);
        if (ways.isEmpty()) {
            throw new IllegalArgumentException("A consumer always has a way on");
        }
    }

    public String heading() {
        return ofKind("heading");
    }

    public String text() {
        return ofKind("text");
    }

    /** Whether what the consumer wanted is done already. */
    public boolean isGood() {
        return refusal.kind() == Refusal.Kind.ALREADY_LINKED;
    }

    public ErrorPicture picture() {
        return ErrorPicture.of(refusal.kind());
    }

    private String ofKind(String part) {
        var name = bank.name().isEmpty() ? frame.texts().get("error.bank") : bank.name();
        return frame.texts().get("error." + MessageKey.of(refusal.kind()) + "." + part, name);
    }

    @Override
    public ConnectScreen screen() {
        return ConnectScreen.ERROR;
    }
}
