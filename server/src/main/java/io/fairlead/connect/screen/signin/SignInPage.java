package io.fairlead.connect.screen.signin;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.Initial;
import io.fairlead.connect.screen.InstitutionView;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.session.state.Stage.Interruption;
import io.fairlead.shared.page.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Says what comes next at a bank where consumers sign in on its own pages. Template {@code
 * connect/screen/sign-in}.
 *
 * @param interruption why the consumer is here again
 * @param nextAction takes {@code version}
 * @param hereAction opens the bank's page in place of the app; takes {@code version}
 */
public record SignInPage(
        Frame frame,
        InstitutionView bank,
        String partnerName,
        @Nullable Interruption interruption,
        String nextAction,
        @Nullable String hereAction,
        int version,
        String termsPage,
        String privacyPage)
        implements ScreenPage {
    /** The first letter of the partner's name, which stands for a logo. */
    public String initial() {
        return Initial.of(partnerName);
    }

    @Override
    public ConnectScreen screen() {
        return ConnectScreen.SIGN_IN;
    }
}
