package io.fairlead.connect.screen.returned;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.shared.page.Frame;
import io.fairlead.shared.page.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Where a bank's page sends the consumer back to: a window that has done its work. Template {@code
 * connect/screen/returned}.
 *
 * @param onward where the consumer goes on; null where the window is closed
 */
public record ReturnedPage(Frame frame, Fate fate, @Nullable String onward) implements ScreenPage {

    /** What becomes of what the bank has sent back. */
    public enum Fate {
        /** A session goes on with it. */
        TAKEN("returned"),
        /** The consumer has said that it is for nobody. */
        REFUSED("returned.refused"),
        /** No session waits for it. */
        UNKNOWN("returned.unknown");

        private final String texts;

        Fate(String texts) {
            this.texts = texts;
        }
    }

    public String heading() {
        return texts().get(fate.texts + ".heading");
    }

    public String text() {
        return texts().get(fate.texts + ".text");
    }

    public boolean isTaken() {
        return fate == Fate.TAKEN;
    }

    /** Whether its window has nothing more to show. */
    public boolean closes() {
        return fate != Fate.REFUSED && onward == null;
    }

    public Texts texts() {
        return frame.texts();
    }

    @Override
    public ConnectScreen screen() {
        return ConnectScreen.RETURNED;
    }
}
