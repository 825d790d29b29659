package io.fairlead.connect.web;

import io.fairlead.connect.ConsumerActions;
import io.fairlead.connect.DialogueWaits;
import io.fairlead.connect.ReviewActions;
import io.fairlead.connect.screen.Visit;
import io.fairlead.connect.screen.login.LoginPage;
import io.fairlead.connect.screen.login.LoginScreen;
import io.fairlead.connect.screen.mfa.MfaPage;
import io.fairlead.connect.screen.mfa.MfaScreen;
import io.fairlead.connect.screen.oauth.OauthScreen;
import io.fairlead.connect.screen.selectaccounts.SelectAccountsScreen;
import io.fairlead.connector.input.GivenInput;
import io.fairlead.session.Session;
import io.fairlead.session.Sessions;
import io.fairlead.session.state.Browser;
import io.fairlead.session.state.Stage;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.page.Html;
import io.fairlead.shared.page.Language;
import io.fairlead.shared.page.Pages;
import io.fairlead.spi.SecretText;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Takes the actions of a consumer. Each names the version of the session that it was offered at,
 * and does nothing when the session has moved on since.
 */
@Controller
@CallableBy(CallableBy.Caller.ANYONE)
@RequestMapping("/s/{key}")
class ConsumerActionController {

    private final Sessions sessions;
    private final Browsers browsers;
    private final ConsumerActions actions;
    private final ReviewActions review;
    private final DialogueWaits waits;
    private final LoginScreen loginScreen;
    private final MfaScreen mfaScreen;
    private final OauthScreen oauth;
    private final SelectAccountsScreen selectAccounts;
    private final ScreenAnswers answers;
    private final Pages pages;

    ConsumerActionController(
            Sessions sessions,
            Browsers browsers,
            ConsumerActions actions,
            ReviewActions review,
            DialogueWaits waits,
            LoginScreen loginScreen,
            MfaScreen mfaScreen,
            OauthScreen oauth,
            SelectAccountsScreen selectAccounts,
            ScreenAnswers answers,
            Pages pages) {
        this.sessions = sessions;
        this.browsers = browsers;
        this.actions = actions;
        this.review = review;
        this.waits = waits;
        this.loginScreen = loginScreen;
        this.mfaScreen = mfaScreen;
        this.oauth = oauth;
        this.selectAccounts = selectAccounts;
        this.answers = answers;
        this.pages = pages;
    }

    @PostMapping("/landing")
    ResponseEntity<String> accept(
            Visit.Running running,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String browser,
            HttpServletRequest request) {
        var inScripts = Browser.giving(Stream.of(browser));
        return act(
                running,
                version,
                session -> actions.accept(session, browsers.of(request), inScripts));
    }

    /** The consumer wants the pages in another language. */
    @PostMapping("/language")
    ResponseEntity<String> speak(Visit.Running running, @RequestParam String language) {
        sessions.speak(running.session(), Language.of(language));
        return answers.toScreen(running);
    }

    @PostMapping("/borrowers")
    ResponseEntity<String> openPart(
            Visit.Running running, @RequestParam int version, @RequestParam int part) {
        return act(running, version, session -> actions.openPart(session, part));
    }

    @PostMapping("/search")
    ResponseEntity<String> choose(
            Visit.Running running, @RequestParam int version, @RequestParam String institution) {
        return act(running, version, session -> actions.choose(session, institution));
    }

    @PostMapping("/sign-in")
    ResponseEntity<String> begin(Visit.Running running, @RequestParam int version) {
        return act(running, version, actions::begin);
    }

    @PostMapping("/login")
    ResponseEntity<String> signIn(
            Visit.Running running,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> parameters) {
        var session = running.session();
        if (session.version() == version && session.stage() instanceof Stage.Login login) {
            var values =
                    GivenInput.fields(
                            login.form(),
                            field -> secret(parameters.getFirst(LoginPage.parameter(field))));
            var tooLong = GivenInput.tooLong(login.form(), values);
            if (!tooLong.isEmpty()) {
                return answers.page(loginScreen.pageAgain(running, login, values, tooLong));
            }
            actions.signIn(session, values);
        }
        return afterAction(running);
    }

    @PostMapping("/mfa")
    ResponseEntity<String> answer(
            Visit.Running running,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> parameters) {
        var session = running.session();
        if (session.version() == version && session.stage() instanceof Stage.Mfa mfa) {
            var given =
                    GivenInput.answers(
                            mfa.challenges(), place -> secret(chosen(parameters, place)));
            if (!GivenInput.isComplete(mfa.challenges(), given)) {
                return answers.page(mfaScreen.pageAgain(running, mfa));
            }
            actions.answer(session, given);
        }
        return afterAction(running);
    }

    @PostMapping("/mfa/new-code")
    ResponseEntity<String> sendNewCode(Visit.Running running, @RequestParam int version) {
        return act(running, version, actions::sendNewCode);
    }

    /**
     * Opens the bank's page in place of the app. A redirect would be one of a form, which the
     * content security policy binds to this server.
     */
    @PostMapping("/oauth/here")
    ResponseEntity<String> openHere(Visit.Running running, @RequestParam int version) {
        var session = running.session();
        if (session.version() == version) {
            actions.openHere(session, running.key());
            var now = running.with(sessions.current(session));
            if (now.session().stage() instanceof Stage.Oauth atBank) {
                return Html.goOn(
                        pages.render("connect/screen/to-bank", oauth.page(now, atBank)),
                        atBank.page().toString());
            }
        }
        return answers.toScreen(running);
    }

    /** The window with the bank's page was closed, or could not be opened. */
    @PostMapping("/oauth/window")
    ResponseEntity<String> leaveBank(
            Visit.Running running, @RequestParam int version, @RequestParam boolean blocked) {
        var why = blocked ? Stage.Interruption.WINDOW_BLOCKED : Stage.Interruption.WINDOW_CLOSED;
        return act(running, version, session -> actions.leaveBank(session, why));
    }

    @PostMapping("/select-accounts")
    ResponseEntity<String> share(
            Visit.Running running,
            @RequestParam int version,
            @RequestParam(defaultValue = "") List<String> account,
            @RequestParam(defaultValue = "false") boolean finish) {
        var chosen = Set.copyOf(account);
        if (running.session().version() == version
                && running.session().stage() instanceof Stage.SelectAccounts choosing
                && !actions.share(running.session(), chosen, finish)) {
            return answers.page(selectAccounts.pageAgain(running, choosing, chosen));
        }
        return afterAction(running);
    }

    @PostMapping("/manage")
    ResponseEntity<String> manage(
            Visit.Running running, @RequestParam int version, @RequestParam String login) {
        return act(running, version, session -> review.manage(session, login));
    }

    @PostMapping("/repair")
    ResponseEntity<String> repair(
            Visit.Running running, @RequestParam int version, @RequestParam String login) {
        return act(running, version, session -> review.repair(session, login));
    }

    @PostMapping("/remove")
    ResponseEntity<String> remove(
            Visit.Running running, @RequestParam int version, @RequestParam String login) {
        return act(running, version, session -> review.remove(session, login));
    }

    @PostMapping("/submit")
    ResponseEntity<String> submit(Visit.Running running, @RequestParam int version) {
        return act(running, version, review::submit);
    }

    @PostMapping("/search-again")
    ResponseEntity<String> searchAgain(Visit.Running running, @RequestParam int version) {
        return act(running, version, actions::searchAgain);
    }

    private ResponseEntity<String> act(
            Visit.Running running, int version, Consumer<Session> action) {
        if (running.session().version() == version) {
            action.accept(running.session());
        }
        return afterAction(running);
    }

    private ResponseEntity<String> afterAction(Visit.Running running) {
        return answers.toScreen(running.with(waits.afterShortWait(running.session())));
    }

    /** Several choices of one challenge are separated by commas. */
    private static @Nullable String chosen(MultiValueMap<String, String> parameters, int place) {
        var given = parameters.get(MfaPage.parameter(place));
        return given == null ? null : String.join(",", given);
    }

    private static @Nullable SecretText secret(@Nullable String given) {
        return given == null ? null : new SecretText(given);
    }
}
