package io.fairlead.connect.screen.remove;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.connect.screen.reviewaccounts.ReviewAccountsPage;
import io.fairlead.shared.page.Frame;

/**
 * Asks whether to remove a bank, for browsers without scripts; all others ask in a dialog. Template
 * {@code connect/screen/remove}.
 */
public record RemovePage(
        Frame frame, ReviewAccountsPage.SharedBank shared, String stayPage, int version)
        implements ScreenPage {
    @Override
    public ConnectScreen screen() {
        return ConnectScreen.REMOVE;
    }
}
