package io.fairlead.connect.web;

import io.fairlead.connect.ConsumerActions;
import io.fairlead.connect.DialogueWaits;
import io.fairlead.connect.screen.SessionFrames;
import io.fairlead.connect.screen.Visit;
import io.fairlead.connect.screen.exit.ExitPage;
import io.fairlead.connect.screen.idle.IdlePage;
import io.fairlead.connect.screen.legal.LegalPage;
import io.fairlead.connect.screen.loading.LoadingScreen;
import io.fairlead.connect.screen.remove.RemoveScreen;
import io.fairlead.connect.screen.search.SearchPage;
import io.fairlead.connect.screen.search.SearchScreen;
import io.fairlead.session.SessionLog;
import io.fairlead.session.Sessions;
import io.fairlead.session.state.Screen;
import io.fairlead.session.state.Stage;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.StorableText;
import io.fairlead.shared.page.Frame;
import io.fairlead.shared.page.Html;
import java.time.Duration;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the screens of a session. The key in the path is all that a browser needs. */
@Controller
@CallableBy(CallableBy.Caller.ANYONE)
@RequestMapping("/s/{key}")
class ScreenController {

    /** How long a browser's question for news is held. */
    private static final Duration LONG_WAIT = Duration.ofSeconds(5);

    private static final int LONGEST_QUERY = 100;

    private final Sessions sessions;
    private final SessionLog log;
    private final ConsumerActions actions;
    private final DialogueWaits waits;
    private final StageScreens screens;
    private final SearchScreen searchScreen;
    private final RemoveScreen removeScreen;
    private final LoadingScreen loading;
    private final SessionFrames frames;
    private final ScreenAnswers answers;

    ScreenController(
            Sessions sessions,
            SessionLog log,
            ConsumerActions actions,
            DialogueWaits waits,
            StageScreens screens,
            SearchScreen searchScreen,
            RemoveScreen removeScreen,
            LoadingScreen loading,
            SessionFrames frames,
            ScreenAnswers answers) {
        this.sessions = sessions;
        this.log = log;
        this.actions = actions;
        this.waits = waits;
        this.screens = screens;
        this.searchScreen = searchScreen;
        this.removeScreen = removeScreen;
        this.loading = loading;
        this.frames = frames;
        this.answers = answers;
    }

    /** Leads to the screen at which the session stands. */
    @GetMapping
    ResponseEntity<String> start(Visit.Running running) {
        return answers.toScreen(running);
    }

    /** Shows a screen, going back to it where that is possible. */
    @GetMapping("/{screen:[a-z-]+}")
    ResponseEntity<String> screen(Visit.Running running, @PathVariable String screen) {
        return screen(running, screen, null);
    }

    @GetMapping("/sign-in/{institutionId}")
    ResponseEntity<String> signIn(Visit.Running running, @PathVariable String institutionId) {
        return screen(running, Screen.SIGN_IN, institutionId);
    }

    /** Searches as well as it shows the search; the field of the page has a name of its own. */
    @GetMapping("/search")
    ResponseEntity<String> search(
            Visit.Running running,
            @RequestParam(defaultValue = "") String query,
            @RequestParam(name = SearchPage.QUERY, defaultValue = "") String typed,
            @RequestParam(defaultValue = "0") int shown,
            @RequestParam(defaultValue = "false") boolean missing) {
        var wanted = (query.isBlank() ? typed : query).strip();
        var session = running.session();
        if (!(session.stage() instanceof Stage.Search)
                && !actions.goBack(session, Screen.SEARCH, null)) {
            return answers.toScreen(running);
        }
        var there = current(running);
        return isQuery(wanted) && there.session().stage() instanceof Stage.Search
                ? found(there, wanted, shown, missing)
                : answers.page(screens.page(there));
    }

    @GetMapping("/terms")
    ResponseEntity<String> terms(Visit.Running running) {
        return document(running, "terms-details", LegalPage::terms);
    }

    @GetMapping("/privacy")
    ResponseEntity<String> privacy(Visit.Running running) {
        return document(running, "privacy-policy", LegalPage::privacy);
    }

    /** Asks, for browsers without scripts, what a dialog asks in all others. */
    @GetMapping("/exit")
    ResponseEntity<String> askToExit(Visit.Running running) {
        return answers.page(
                new ExitPage(frames.of(running).with(null), running.exit(), running.start()));
    }

    /** Asks, for browsers without scripts, what a dialog asks in all others. */
    @GetMapping("/idle")
    ResponseEntity<String> askToStay(Visit.Running running) {
        return answers.page(
                new IdlePage(
                        frames.of(running).with(null),
                        sessions.deadlines(running.session()).grace(),
                        running.page("/idle"),
                        running.start()));
    }

    /** Asks, for browsers without scripts, what a dialog asks in all others. */
    @GetMapping("/remove/{login}")
    ResponseEntity<String> askToRemove(Visit.Running running, @PathVariable String login) {
        return removeScreen
                .page(running, login)
                .map(answers::page)
                .orElseGet(() -> answers.toScreen(running));
    }

    /** Answers once there is something else to show, or with 204 after some seconds. */
    @GetMapping("/progress")
    ResponseEntity<String> progress(
            Visit.Running running,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String words) {
        var now = waits.after(running.session(), LONG_WAIT);
        return now.version() == version
                        && now.ending() == null
                        && (words.isEmpty() || loading.isUpToDate(now, words))
                ? Html.nothing()
                : answers.toScreen(running.with(now));
    }

    private ResponseEntity<String> screen(
            Visit.Running running, String name, @Nullable String institutionId) {
        var session = running.session();
        if (Screen.of(session.stage()).isAt(name, institutionId)) {
            return answers.page(screens.page(running));
        }
        return actions.goBack(session, name, institutionId)
                ? Html.seeOther(running.page("/" + Screen.path(name, institutionId)))
                : answers.toScreen(running);
    }

    private ResponseEntity<String> found(
            Visit.Running running, String query, int shown, boolean missing) {
        var found = searchScreen.find(running, query, shown);
        log.recordSearch(running.session(), query, found.found());
        return answers.page(searchScreen.page(current(running), query, found, missing));
    }

    /** The consumer's bank is not among what was found: the partner is told. */
    @PostMapping("/search/missing")
    ResponseEntity<String> missing(
            Visit.Running running, @RequestParam(defaultValue = "") String query) {
        var wanted = query.strip();
        if (!isQuery(wanted) || !(running.session().stage() instanceof Stage.Search)) {
            return answers.toScreen(running);
        }
        log.recordMissing(running.session(), wanted);
        return Html.seeOther(SearchScreen.page(running, wanted) + "&missing=true");
    }

    private static boolean isQuery(String query) {
        return query.length() >= 2
                && query.length() <= LONGEST_QUERY
                && StorableText.isStorable(query);
    }

    private ResponseEntity<String> document(
            Visit.Running running,
            String screen,
            BiFunction<Frame, @Nullable String, LegalPage> document) {
        log.recordDocumentRead(running.session(), screen);
        return answers.page(document.apply(frames.of(current(running)), running.start()));
    }

    /** The visit with the session as it is now, with all that has just been appended. */
    private Visit.Running current(Visit.Running running) {
        return running.with(sessions.current(running.session()));
    }
}
