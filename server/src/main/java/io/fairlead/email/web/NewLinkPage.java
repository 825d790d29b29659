package io.fairlead.email.web;

import io.fairlead.shared.web.Frame;
import io.fairlead.shared.web.Texts;

/** What a consumer reads who has asked for a new link. Template {@code email/newLink}. */
public record NewLinkPage(Texts texts) {

    public Frame frame() {
        return Frame.closed(texts);
    }
}
