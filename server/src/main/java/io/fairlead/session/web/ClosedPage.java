package io.fairlead.session.web;

import io.fairlead.shared.web.Frame;
import io.fairlead.shared.web.Texts;
import org.jspecify.annotations.Nullable;

/**
 * The last page, after the consumer has left. Template {@code session/closed}.
 *
 * @param wayBack where to go on; null when the partner named no address, so the window can only be
 *     closed
 */
public record ClosedPage(Texts texts, @Nullable WayBack wayBack) {
    /** The frame needs no Exit control: the session is over. */
    public Frame frame() {
        return Frame.closed(texts);
    }
}
