package io.fairlead.connect.screen.exit;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.shared.page.Exit;
import io.fairlead.shared.page.Frame;
import io.fairlead.shared.page.Texts;

/**
 * Asks whether to leave, for browsers without scripts; all others ask in a dialog. Template {@code
 * session/exit}.
 *
 * @param exit what confirming does
 * @param stayPage where the consumer came from
 */
public record ExitPage(Frame frame, Exit.Ask exit, String stayPage) implements ScreenPage {
    /** The frame needs no Exit control: the page is one. */
    public ExitPage {
        frame = frame.withoutControls();
    }

    public Texts texts() {
        return frame.texts();
    }

    @Override
    public ConnectScreen screen() {
        return ConnectScreen.EXIT;
    }
}
