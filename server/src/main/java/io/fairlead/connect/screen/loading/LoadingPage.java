package io.fairlead.connect.screen.loading;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.InstitutionView;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.shared.page.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Shows while the bank is at work. Template {@code connect/screen/loading}.
 *
 * @param heading what is done now
 * @param done what the bank has done already; null when that is nothing yet
 * @param hint how long it may take still
 * @param bankText what the bank says to it
 * @param leaveAction gives the bank up for another one, takes {@code version}; null where there is
 *     no other one
 * @param nextPage answers with the screen that shows now, for browsers without scripts
 */
public record LoadingPage(
        Frame frame,
        InstitutionView bank,
        String heading,
        @Nullable String done,
        String hint,
        @Nullable String bankText,
        @Nullable String leaveAction,
        String nextPage,
        int version)
        implements ScreenPage {
    @Override
    public ConnectScreen screen() {
        return ConnectScreen.LOADING;
    }
}
