package io.fairlead.connect.preview;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.borrowers.BorrowersSamples;
import io.fairlead.connect.screen.confirm.ConfirmSamples;
import io.fairlead.connect.screen.end.EndSamples;
import io.fairlead.connect.screen.error.ErrorSamples;
import io.fairlead.connect.screen.exit.ExitSamples;
import io.fairlead.connect.screen.idle.IdleSamples;
import io.fairlead.connect.screen.invitation.InvitationSamples;
import io.fairlead.connect.screen.landing.LandingSamples;
import io.fairlead.connect.screen.legal.LegalSamples;
import io.fairlead.connect.screen.loading.LoadingSamples;
import io.fairlead.connect.screen.login.LoginSamples;
import io.fairlead.connect.screen.mfa.MfaSamples;
import io.fairlead.connect.screen.nothingtofix.NothingToFixSamples;
import io.fairlead.connect.screen.oauth.OauthSamples;
import io.fairlead.connect.screen.receipt.ReceiptSamples;
import io.fairlead.connect.screen.remove.RemoveSamples;
import io.fairlead.connect.screen.returned.ReturnedSamples;
import io.fairlead.connect.screen.reviewaccounts.ReviewAccountsSamples;
import io.fairlead.connect.screen.sample.Sample;
import io.fairlead.connect.screen.sample.SampleBrand;
import io.fairlead.connect.screen.sample.SampleScene;
import io.fairlead.connect.screen.search.SearchSamples;
import io.fairlead.connect.screen.selectaccounts.SelectAccountsSamples;
import io.fairlead.connect.screen.signin.SignInSamples;
import io.fairlead.connect.screen.unavailable.UnavailableSamples;
import io.fairlead.shared.page.ProblemPage;
import io.fairlead.shared.page.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every screen of the Connect app in one language, with content as it is in real life. */
public final class ScreenSamples {

    private ScreenSamples() {}

    /** The samples of every screen, and of the pages that stand for none. */
    public static List<Sample> all(Texts texts, SampleBrand brand) {
        var scene = new SampleScene(texts, brand);
        return Stream.concat(
                        Arrays.stream(ConnectScreen.values())
                                .flatMap(screen -> of(screen, scene).stream()),
                        Stream.of(
                                new Sample(
                                        "not-found", "error/problem", ProblemPage.notFound(texts)),
                                new Sample("busy", "error/problem", ProblemPage.busy(texts)),
                                new Sample(
                                        "unexpected",
                                        "error/problem",
                                        ProblemPage.unexpected(texts, "7f3c1a9e5b20"))))
                .toList();
    }

    private static List<Sample> of(ConnectScreen screen, SampleScene scene) {
        return switch (screen) {
            case LANDING -> LandingSamples.of(scene);
            case BORROWERS -> BorrowersSamples.of(scene);
            case SEARCH -> SearchSamples.of(scene);
            case SIGN_IN -> SignInSamples.of(scene);
            case LOGIN -> LoginSamples.of(scene);
            case LOADING -> LoadingSamples.of(scene);
            case MFA -> MfaSamples.of(scene);
            case OAUTH -> OauthSamples.of(scene);
            case ERROR -> ErrorSamples.of(scene);
            case SELECT_ACCOUNTS -> SelectAccountsSamples.of(scene);
            case REVIEW_ACCOUNTS -> ReviewAccountsSamples.of(scene);
            case NOTHING_TO_FIX -> NothingToFixSamples.of(scene);
            case REMOVE -> RemoveSamples.of(scene);
            case IDLE -> IdleSamples.of(scene);
            case EXIT -> ExitSamples.of(scene);
            case END -> EndSamples.of(scene);
            case CONFIRM -> ConfirmSamples.of(scene);
            case RETURNED -> ReturnedSamples.of(scene);
            case UNAVAILABLE -> UnavailableSamples.of(scene);
            case INVITATION -> InvitationSamples.of(scene);
            case RECEIPT -> ReceiptSamples.of(scene);
            case LEGAL -> LegalSamples.of(scene);
        };
    }
}
