package io.fairlead.connect.web;

import io.fairlead.connect.ConsumerActions;
import io.fairlead.connect.screen.exit.ExitPage;
import io.fairlead.connect.screen.idle.IdlePage;
import io.fairlead.connect.screen.legal.LegalPage;
import io.fairlead.connect.screen.login.LoginPage;
import io.fairlead.connect.screen.mfa.MfaPage;
import io.fairlead.connect.screen.unavailable.UnavailablePage;
import io.fairlead.session.Ending;
import io.fairlead.session.Host;
import io.fairlead.session.Screen;
import io.fairlead.session.Session;
import io.fairlead.session.SessionLog;
import io.fairlead.session.Sessions;
import io.fairlead.session.Stage;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.StorableText;
import io.fairlead.shared.page.Frame;
import io.fairlead.shared.page.Html;
import io.fairlead.shared.page.Pages;
import io.fairlead.spi.Challenge;
import io.fairlead.spi.LoginForm;
import io.fairlead.spi.SecretText;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The Connect app. The key in the path is all that a browser needs; each action names the version
 * it was offered at, and does nothing when the session has moved on since.
 */
@Controller
@CallableBy(CallableBy.Caller.ANYONE)
@RequestMapping("/s/{key}")
class SessionController {

    /** How long a browser's question for news is held. */
    private static final Duration LONG_WAIT = Duration.ofSeconds(5);

    private static final int LONGEST_QUERY = 100;
    private static final Set<String> PLATFORMS =
            Set.of("iframe", "web", "reactNative", "Android", "iOS");

    private final Sessions sessions;
    private final ConsumerActions actions;
    private final SessionLog log;
    private final SessionPages sessionPages;
    private final SessionFrames frames;
    private final Pages pages;

    SessionController(
            Sessions sessions,
            ConsumerActions actions,
            SessionLog log,
            SessionPages sessionPages,
            SessionFrames frames,
            Pages pages) {
        this.sessions = sessions;
        this.actions = actions;
        this.log = log;
        this.sessionPages = sessionPages;
        this.frames = frames;
        this.pages = pages;
    }

    /** Leads to the screen at which the session stands. */
    @GetMapping
    ResponseEntity<String> start(Visit visit) {
        return whileRunning(visit, SessionController::toScreen);
    }

    /** Shows a screen, going back to it where that is possible. */
    @GetMapping("/{screen:[a-z-]+}")
    ResponseEntity<String> screen(Visit visit, @PathVariable String screen) {
        return whileRunning(visit, running -> screen(running, screen, null));
    }

    @GetMapping("/sign-in/{institutionId}")
    ResponseEntity<String> intro(Visit visit, @PathVariable String institutionId) {
        return whileRunning(visit, running -> screen(running, Screen.SIGN_IN, institutionId));
    }

    /** Searches as well as it shows the search. */
    @GetMapping("/search")
    ResponseEntity<String> search(Visit visit, @RequestParam(defaultValue = "") String query) {
        var wanted = query.strip();
        return whileRunning(
                visit,
                running -> {
                    var session = running.session();
                    if (!(session.stage() instanceof Stage.Search)
                            && !actions.goBack(session, Screen.SEARCH, null)) {
                        return toScreen(running);
                    }
                    var there = running.with(sessions.current(session));
                    return isQuery(wanted) && there.session().stage() instanceof Stage.Search
                            ? found(there, wanted)
                            : page(sessionPages.screen(there));
                });
    }

    @GetMapping("/terms")
    ResponseEntity<String> terms(Visit visit) {
        return document(visit, "terms-details", LegalPage::terms);
    }

    @GetMapping("/privacy")
    ResponseEntity<String> privacy(Visit visit) {
        return document(visit, "privacy-policy", LegalPage::privacy);
    }

    /** Asks, for browsers without scripts, what a dialog asks in all others. */
    @GetMapping("/exit")
    ResponseEntity<String> askToExit(Visit visit) {
        return whileRunning(
                visit,
                running ->
                        page(
                                "connect/screen/exit",
                                new ExitPage(
                                        frames.of(running).with(null),
                                        running.exit(),
                                        running.start())));
    }

    /** Asks, for browsers without scripts, what a dialog asks in all others. */
    @GetMapping("/idle")
    ResponseEntity<String> askToStay(Visit visit) {
        return whileRunning(
                visit,
                running ->
                        page(
                                "connect/screen/idle",
                                new IdlePage(
                                        frames.of(running).with(null),
                                        sessions.deadlines(running.session()).grace(),
                                        running.page("/idle"),
                                        running.start())));
    }

    /** Asks, for browsers without scripts, what a dialog asks in all others. */
    @GetMapping("/remove/{login}")
    ResponseEntity<String> askToRemove(Visit visit, @PathVariable String login) {
        return whileRunning(
                visit,
                running ->
                        sessionPages.sharedBanks(running).stream()
                                .filter(shared -> shared.login().equals(login))
                                .findFirst()
                                .map(
                                        shared ->
                                                page(
                                                        "connect/screen/remove",
                                                        sessionPages.remove(running, shared)))
                                .orElseGet(() -> toScreen(running)));
    }

    /** Answers once there is another screen to show, or with 204 after some seconds. */
    @GetMapping("/progress")
    ResponseEntity<String> progress(Visit visit, @RequestParam int version) {
        return whileRunning(
                visit,
                running -> {
                    var now = actions.after(running.session(), LONG_WAIT);
                    return now.version() == version && now.ending() == null
                            ? Html.nothing()
                            : toScreen(running.with(now));
                });
    }

    @PostMapping("/landing")
    ResponseEntity<String> accept(Visit visit, @RequestParam int version) {
        return act(visit, version, actions::accept);
    }

    @PostMapping("/borrowers")
    ResponseEntity<String> openPart(
            Visit visit, @RequestParam int version, @RequestParam int part) {
        return act(visit, version, session -> actions.openPart(session, part));
    }

    @PostMapping("/search")
    ResponseEntity<String> choose(
            Visit visit, @RequestParam int version, @RequestParam String institution) {
        return act(visit, version, session -> actions.choose(session, institution));
    }

    @PostMapping("/begin")
    ResponseEntity<String> begin(Visit visit, @RequestParam int version) {
        return act(visit, version, actions::begin);
    }

    @PostMapping("/login")
    ResponseEntity<String> signIn(
            Visit visit,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> parameters) {
        return act(
                visit,
                version,
                session -> {
                    if (session.stage() instanceof Stage.Login signIn) {
                        actions.signIn(session, fields(signIn.form(), parameters));
                    }
                });
    }

    @PostMapping("/mfa")
    ResponseEntity<String> answer(
            Visit visit,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> parameters) {
        return act(
                visit,
                version,
                session -> {
                    if (session.stage() instanceof Stage.Mfa mfa) {
                        actions.answer(session, answers(mfa.challenges(), parameters));
                    }
                });
    }

    /**
     * Opens the bank's page in place of the app. A redirect would be one of a form, which the
     * content security policy binds to this server.
     */
    @PostMapping("/oauth/here")
    ResponseEntity<String> openHere(Visit visit, @RequestParam int version) {
        return whileRunning(
                visit,
                running -> {
                    var session = running.session();
                    if (session.version() == version) {
                        actions.openHere(session, running.key());
                        var now = running.with(sessions.current(session));
                        if (now.session().stage() instanceof Stage.Oauth atBank) {
                            return Html.goOn(
                                    pages.render(
                                            "connect/screen/to-bank",
                                            sessionPages.atBank(now, atBank)),
                                    atBank.page().toString());
                        }
                    }
                    return toScreen(running);
                });
    }

    /** The window with the bank's page was closed, or could not be opened. */
    @PostMapping("/oauth/window")
    ResponseEntity<String> leaveBank(
            Visit visit, @RequestParam int version, @RequestParam boolean blocked) {
        var why = blocked ? Stage.Interruption.WINDOW_BLOCKED : Stage.Interruption.WINDOW_CLOSED;
        return act(visit, version, session -> actions.leaveBank(session, why));
    }

    @PostMapping("/select-accounts")
    ResponseEntity<String> share(
            Visit visit,
            @RequestParam int version,
            @RequestParam(defaultValue = "") List<String> account) {
        return whileRunning(
                visit,
                running -> {
                    var chosen = Set.copyOf(account);
                    if (running.session().version() == version
                            && running.session().stage() instanceof Stage.SelectAccounts choosing
                            && !actions.share(running.session(), chosen)) {
                        return page(sessionPages.choiceAgain(running, choosing));
                    }
                    return afterAction(running);
                });
    }

    @PostMapping("/manage")
    ResponseEntity<String> manage(
            Visit visit, @RequestParam int version, @RequestParam String login) {
        return act(visit, version, session -> actions.manage(session, login));
    }

    @PostMapping("/repair")
    ResponseEntity<String> repair(
            Visit visit, @RequestParam int version, @RequestParam String login) {
        return act(visit, version, session -> actions.repair(session, login));
    }

    @PostMapping("/remove")
    ResponseEntity<String> remove(
            Visit visit, @RequestParam int version, @RequestParam String login) {
        return act(visit, version, session -> actions.remove(session, login));
    }

    @PostMapping("/submit")
    ResponseEntity<String> submit(Visit visit, @RequestParam int version) {
        return act(visit, version, actions::submit);
    }

    @PostMapping("/search-again")
    ResponseEntity<String> searchAgain(Visit visit, @RequestParam int version) {
        return act(visit, version, actions::searchAgain);
    }

    @PostMapping("/exit")
    ResponseEntity<String> exit(Visit visit) {
        return whileRunning(
                visit,
                running -> {
                    var session = running.session();
                    sessions.leave(
                            session,
                            session.stage() instanceof Stage.NothingToFix
                                    ? Ending.NOTHING_TO_FIX
                                    : Ending.EXIT);
                    return Html.seeOther(running.start());
                });
    }

    @PostMapping("/idle")
    ResponseEntity<String> goOn(Visit visit) {
        return whileRunning(
                visit,
                running -> {
                    sessions.stay(running.session());
                    return toScreen(running);
                });
    }

    /** The consumer does something on the present screen. */
    @PostMapping("/stay")
    ResponseEntity<String> stay(Visit visit) {
        return whileRunning(
                visit,
                running -> {
                    sessions.stay(running.session());
                    return Html.nothing();
                });
    }

    /** Nobody has answered the question whether they are still there. */
    @PostMapping("/timeout")
    ResponseEntity<String> timeout(Visit visit) {
        return whileRunning(
                visit,
                running -> {
                    sessions.timeOut(running.session());
                    return Html.seeOther(running.start());
                });
    }

    /** An SDK has introduced itself. */
    @PostMapping("/host")
    ResponseEntity<String> attach(
            Visit visit,
            @RequestParam(defaultValue = "") String platform,
            @RequestParam(required = false) @Nullable String sdkVersion,
            @RequestParam(required = false) @Nullable String redirectUrl,
            @RequestParam(defaultValue = "") String handlers) {
        return whileRunning(
                visit,
                running -> {
                    if (!PLATFORMS.contains(platform)) {
                        sessions.end(running.session(), Ending.INVALID_SDK);
                        return Html.seeOther(running.start());
                    }
                    sessions.attach(
                            running.session(),
                            Host.of(
                                    platform,
                                    sdkVersion,
                                    redirectUrl,
                                    List.of(handlers.split(",")).contains("onUrl")));
                    return Html.nothing();
                });
    }

    private ResponseEntity<String> act(Visit visit, int version, Consumer<Session> action) {
        return whileRunning(
                visit,
                running -> {
                    if (running.session().version() == version) {
                        action.accept(running.session());
                    }
                    return afterAction(running);
                });
    }

    private ResponseEntity<String> afterAction(Visit.Running running) {
        return toScreen(running.with(actions.afterShortWait(running.session())));
    }

    private ResponseEntity<String> screen(
            Visit.Running running, String name, @Nullable String institutionId) {
        var session = running.session();
        if (Screen.of(session.stage()).isAt(name, institutionId)) {
            return page(sessionPages.screen(running));
        }
        return actions.goBack(session, name, institutionId)
                ? Html.seeOther(running.page("/" + Screen.path(name, institutionId)))
                : toScreen(running);
    }

    private ResponseEntity<String> found(Visit.Running running, String query) {
        var banks = sessionPages.banks(running, query);
        log.recordSearch(running.session(), query, banks.found());
        return page("connect/screen/search", sessionPages.search(running, query, banks));
    }

    private static boolean isQuery(String query) {
        return query.length() >= 2
                && query.length() <= LONGEST_QUERY
                && StorableText.isStorable(query);
    }

    private ResponseEntity<String> document(
            Visit visit, String screen, BiFunction<Frame, @Nullable String, LegalPage> document) {
        return whileRunning(
                visit,
                running -> {
                    log.recordDocumentRead(running.session(), screen);
                    return page(
                            "connect/screen/legal",
                            document.apply(frames.of(running), running.start()));
                });
    }

    private static Map<String, SecretText> fields(
            LoginForm form, MultiValueMap<String, String> parameters) {
        var fields = new HashMap<String, SecretText>();
        for (var field : form.fields()) {
            var value = parameters.getFirst(LoginPage.parameter(field));
            if (value != null) {
                fields.put(field.id(), new SecretText(value));
            }
        }
        return fields;
    }

    private static Map<String, SecretText> answers(
            List<Challenge> challenges, MultiValueMap<String, String> parameters) {
        var answers = new HashMap<String, SecretText>();
        for (var i = 0; i < challenges.size(); i++) {
            var given = parameters.get(MfaPage.parameter(i));
            if (given != null) {
                answers.put(challenges.get(i).id(), new SecretText(String.join(",", given)));
            }
        }
        return answers;
    }

    private ResponseEntity<String> whileRunning(
            Visit visit, Function<Visit.Running, ResponseEntity<String>> answer) {
        return switch (visit) {
            case Visit.Running running -> answer.apply(running);
            case Visit.Ended ended -> page("connect/screen/end", sessionPages.end(ended));
            case Visit.Unknown(var texts) ->
                    Html.page(
                            HttpStatus.GONE,
                            pages.render(
                                    "connect/screen/unavailable", UnavailablePage.expired(texts)));
        };
    }

    private static ResponseEntity<String> toScreen(Visit.Running running) {
        return Html.seeOther(
                running.session().ending() == null
                        ? running.page("/" + Screen.of(running.session().stage()).path())
                        : running.page("/end"));
    }

    private ResponseEntity<String> page(SessionPages.Shown shown) {
        return page(shown.template(), shown.model());
    }

    private ResponseEntity<String> page(String template, Object model) {
        return Html.page(HttpStatus.OK, pages.render(template, model));
    }
}
