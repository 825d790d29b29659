package io.fairlead.session.web;

import io.fairlead.session.Sessions;
import io.fairlead.shared.web.CallableBy;
import io.fairlead.shared.web.Html;
import io.fairlead.shared.web.Pages;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The pages of a session. The key in the path is all that a browser needs. */
@Controller
@CallableBy(CallableBy.Caller.ANYONE)
@RequestMapping("/s/{key}")
class SessionController {

    private final Sessions sessions;
    private final SessionPages sessionPages;
    private final Pages pages;

    SessionController(Sessions sessions, SessionPages sessionPages, Pages pages) {
        this.sessions = sessions;
        this.sessionPages = sessionPages;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> landing(Visit visit) {
        return whileRunning(
                visit, running -> page("session/landing", sessionPages.landing(running)));
    }

    @GetMapping("/terms")
    ResponseEntity<String> terms(Visit visit) {
        return whileRunning(
                visit,
                running ->
                        page("session/legal", LegalPage.terms(running.frame(), running.start())));
    }

    @GetMapping("/privacy")
    ResponseEntity<String> privacy(Visit visit) {
        return whileRunning(
                visit,
                running ->
                        page("session/legal", LegalPage.privacy(running.frame(), running.start())));
    }

    /** Asks, for browsers without scripts, what a dialog asks in all others. */
    @GetMapping("/exit")
    ResponseEntity<String> askToExit(Visit visit) {
        return whileRunning(
                visit,
                running ->
                        page(
                                "session/exit",
                                new ExitPage(running.texts(), running.exit(), running.start())));
    }

    @PostMapping("/exit")
    ResponseEntity<String> exit(Visit visit) {
        return whileRunning(
                visit,
                running -> {
                    sessions.exit(running.session());
                    return Html.seeOther(
                            sessionPages
                                    .addressAfterExit(running.session())
                                    .orElse(running.start()));
                });
    }

    private ResponseEntity<String> whileRunning(
            Visit visit, Function<Visit.Running, ResponseEntity<String>> answer) {
        return switch (visit) {
            case Visit.Running running -> answer.apply(running);
            case Visit.Ended ended -> page("session/closed", sessionPages.closed(ended));
            case Visit.Unknown unknown ->
                    Html.page(
                            HttpStatus.GONE,
                            pages.render("session/unavailable", SessionPages.unavailable(unknown)));
        };
    }

    private ResponseEntity<String> page(String template, Object model) {
        return Html.page(HttpStatus.OK, pages.render(template, model));
    }
}
