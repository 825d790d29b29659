package io.fairlead.connect.screen.idle;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.shared.page.Frame;
import java.time.Duration;

/**
 * Asks whether the consumer is still there, for browsers without scripts; all others ask in a
 * dialog. Template {@code connect/screen/idle}.
 *
 * @param grace until the session ends
 * @param stayAction goes on
 * @param endPage shows the end once it has come
 */
public record IdlePage(Frame frame, Duration grace, String stayAction, String endPage)
        implements ScreenPage {
    private static final Duration AFTERWARDS = Duration.ofSeconds(5);

    /** The time left, in minutes and seconds. */
    public String left() {
        return "%d:%02d".formatted(grace.toMinutes(), grace.toSecondsPart());
    }

    /** After how many seconds the end can be shown. */
    public long secondsToEnd() {
        return grace.plus(AFTERWARDS).toSeconds();
    }

    @Override
    public ConnectScreen screen() {
        return ConnectScreen.IDLE;
    }
}
