package io.fairlead.connect.screen.invitation;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.Initial;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.shared.page.Branding;
import io.fairlead.shared.page.Frame;
import io.fairlead.shared.page.Texts;

/**
 * What a link from an e-mail shows, whoever or whatever opens it. Template {@code
 * session/invitation}.
 *
 * @param partnerName who asks, as the consumer knows them
 * @param acceptAction receives the POST that starts a session
 * @param look of the experience that the session will have
 */
public record InvitationPage(Texts texts, String partnerName, String acceptAction, Branding look)
        implements ScreenPage {
    public Frame frame() {
        return Frame.closed(texts).in(look);
    }

    /** The first letter of the partner's name, which stands for a logo. */
    public String initial() {
        return Initial.of(partnerName);
    }

    @Override
    public ConnectScreen screen() {
        return ConnectScreen.INVITATION;
    }
}
