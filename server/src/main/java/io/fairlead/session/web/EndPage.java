package io.fairlead.session.web;

import io.fairlead.session.Ending;
import io.fairlead.shared.web.Frame;
import io.fairlead.shared.web.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The last page. Template {@code session/end}.
 *
 * @param ending how the session ended; null when there was none
 * @param wayBack where to go on; null when the partner named no address, so the window can only be
 *     closed
 */
public record EndPage(Frame frame, @Nullable Ending ending, @Nullable WayBack wayBack) {

    /** After a link that never became a session. */
    static EndPage withoutSession(Texts texts) {
        return new EndPage(Frame.closed(texts), null, null);
    }

    public String heading() {
        return ofEnding("heading");
    }

    public String text() {
        return ofEnding("text");
    }

    private String ofEnding(String part) {
        var key = Key.of(ending == null ? Ending.EXIT : ending);
        return frame.texts().get("end." + key + "." + part);
    }
}
