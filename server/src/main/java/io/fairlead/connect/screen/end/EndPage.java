package io.fairlead.connect.screen.end;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.ReturnLink;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.consent.SharedSummary;
import io.fairlead.session.state.Ending;
import io.fairlead.shared.page.Frame;
import io.fairlead.shared.page.MessageKey;
import io.fairlead.shared.page.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The last page. Template {@code connect/screen/end}.
 *
 * @param ending how the session ended; null when there was none
 * @param wayBack where to go on; null when the partner named no address, so the window can only be
 *     closed
 * @param shared what the session has shared; null when that is nothing, or is told no more
 * @param reports says that reports are being made of it; null when none are
 */
public record EndPage(
        Frame frame,
        @Nullable Ending ending,
        @Nullable ReturnLink wayBack,
        @Nullable SharedSummary shared,
        @Nullable String reports)
        implements ScreenPage {
    /** After a link that never became a session. */
    public static EndPage withoutSession(Texts texts) {
        return new EndPage(Frame.closed(texts), null, null, null, null);
    }

    public String heading() {
        return ofEnding("heading");
    }

    public String text() {
        return ofEnding("text");
    }

    private String ofEnding(String part) {
        var key = ending == null ? "closed" : MessageKey.of(ending);
        return frame.texts().get("end." + key + "." + part);
    }

    @Override
    public ConnectScreen screen() {
        return ConnectScreen.END;
    }
}
