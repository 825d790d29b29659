package io.fairlead.connect.screen.nothingtofix;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.InstitutionView;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.shared.page.Frame;

/** The login to be repaired works. Template {@code connect/screen/nothing-to-fix}. */
public record NothingToFixPage(
        Frame frame, InstitutionView bank, String partnerName, String exitAction)
        implements ScreenPage {
    @Override
    public ConnectScreen screen() {
        return ConnectScreen.NOTHING_TO_FIX;
    }
}
