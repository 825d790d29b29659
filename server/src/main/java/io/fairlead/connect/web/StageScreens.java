package io.fairlead.connect.web;

import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.connect.screen.Visit;
import io.fairlead.connect.screen.borrowers.BorrowersScreen;
import io.fairlead.connect.screen.error.ErrorScreen;
import io.fairlead.connect.screen.landing.LandingScreen;
import io.fairlead.connect.screen.loading.LoadingScreen;
import io.fairlead.connect.screen.login.LoginScreen;
import io.fairlead.connect.screen.mfa.MfaScreen;
import io.fairlead.connect.screen.nothingtofix.NothingToFixScreen;
import io.fairlead.connect.screen.oauth.OauthScreen;
import io.fairlead.connect.screen.reviewaccounts.ReviewAccountsScreen;
import io.fairlead.connect.screen.search.SearchScreen;
import io.fairlead.connect.screen.selectaccounts.SelectAccountsScreen;
import io.fairlead.connect.screen.signin.SignInScreen;
import io.fairlead.session.state.Stage;
import org.springframework.stereotype.Component;

/** Knows the screen of each stage. */
@Component
class StageScreens {

    private final LandingScreen landing;
    private final BorrowersScreen borrowers;
    private final SearchScreen search;
    private final SignInScreen signIn;
    private final LoadingScreen loading;
    private final LoginScreen login;
    private final MfaScreen mfa;
    private final OauthScreen oauth;
    private final ErrorScreen error;
    private final SelectAccountsScreen selectAccounts;
    private final ReviewAccountsScreen reviewAccounts;
    private final NothingToFixScreen nothingToFix;

    StageScreens(
            LandingScreen landing,
            BorrowersScreen borrowers,
            SearchScreen search,
            SignInScreen signIn,
            LoadingScreen loading,
            LoginScreen login,
            MfaScreen mfa,
            OauthScreen oauth,
            ErrorScreen error,
            SelectAccountsScreen selectAccounts,
            ReviewAccountsScreen reviewAccounts,
            NothingToFixScreen nothingToFix) {
        this.landing = landing;
        this.borrowers = borrowers;
        this.search = search;
        this.signIn = signIn;
        this.loading = loading;
        this.login = login;
        this.mfa = mfa;
        this.oauth = oauth;
        this.error = error;
        this.selectAccounts = selectAccounts;
        this.reviewAccounts = reviewAccounts;
        this.nothingToFix = nothingToFix;
    }

    /** What the screen shows at which the session stands. */
    ScreenPage page(Visit.Running visit) {
        return switch (visit.session().stage()) {
            case Stage.Landing _ -> landing.page(visit);
            case Stage.Borrowers _ -> borrowers.page(visit);
            case Stage.Search _ -> search.page(visit);
            case Stage.SignIn stage -> signIn.page(visit, stage);
            case Stage.Loading stage -> loading.page(visit, stage);
            case Stage.Login stage -> login.page(visit, stage);
            case Stage.Mfa stage -> mfa.page(visit, stage);
            case Stage.Oauth stage -> oauth.page(visit, stage);
            case Stage.Error stage -> error.page(visit, stage);
            case Stage.SelectAccounts stage -> selectAccounts.page(visit, stage);
            case Stage.ReviewAccounts _ -> reviewAccounts.page(visit);
            case Stage.NothingToFix stage -> nothingToFix.page(visit, stage);
        };
    }
}
