package io.fairlead.connect.screen.returned;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.shared.page.Frame;
import io.fairlead.shared.page.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Where a bank's page sends the consumer back to: a window that has done its work. Template {@code
 * session/returned}.
 *
 * @param known whether anybody waits for it
 * @param onward where the consumer goes on; null where the window is closed
 */
public record ReturnedPage(Frame frame, boolean known, @Nullable String onward)
        implements ScreenPage {
    public Texts texts() {
        return frame.texts();
    }

    @Override
    public ConnectScreen screen() {
        return ConnectScreen.RETURNED;
    }
}
