package io.fairlead.connect.screen.oauth;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.InstitutionView;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.shared.page.Frame;

/**
 * Waits while the consumer is on the bank's own page. Template {@code connect/screen/oauth}.
 *
 * @param bankPage the bank's page
 * @param againAction opens it once more; takes {@code version}
 * @param hereAction opens it in place of the app; takes {@code version}
 * @param nextPage answers with the screen that shows now, for browsers without scripts
 */
public record OauthPage(
        Frame frame,
        InstitutionView bank,
        String bankPage,
        String againAction,
        String hereAction,
        String nextPage,
        int version)
        implements ScreenPage {
    @Override
    public ConnectScreen screen() {
        return ConnectScreen.OAUTH;
    }
}
