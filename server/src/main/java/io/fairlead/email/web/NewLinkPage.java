package io.fairlead.email.web;

import io.fairlead.shared.page.Frame;
import io.fairlead.shared.page.Texts;

/** What a consumer reads who has asked for a new link. Template {@code email/new-link}. */
public record NewLinkPage(Texts texts) {

    public Frame frame() {
        return Frame.closed(texts);
    }
}
