package io.fairlead.connect.web;

import io.fairlead.connect.screen.Visit;
import io.fairlead.session.Sessions;
import io.fairlead.session.state.Ending;
import io.fairlead.session.state.Host;
import io.fairlead.session.state.Stage;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.page.Html;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Hears from a browser whether its consumer is there, and from the SDK that shows the app. */
@Controller
@CallableBy(CallableBy.Caller.ANYONE)
@RequestMapping("/s/{key}")
class PresenceController {

    private static final Set<String> PLATFORMS =
            Set.of("iframe", "web", "reactNative", "Android", "iOS");

    private final Sessions sessions;
    private final ScreenAnswers answers;

    PresenceController(Sessions sessions, ScreenAnswers answers) {
        this.sessions = sessions;
        this.answers = answers;
    }

    @PostMapping("/exit")
    ResponseEntity<String> exit(Visit.Running running) {
        var session = running.session();
        sessions.leave(
                session,
                session.stage() instanceof Stage.NothingToFix
                        ? Ending.NOTHING_TO_FIX
                        : Ending.EXIT);
        return Html.seeOther(running.start());
    }

    @PostMapping("/idle")
    ResponseEntity<String> goOn(Visit.Running running) {
        sessions.stay(running.session());
        return answers.toScreen(running);
    }

    /** The consumer does something on the present screen. */
    @PostMapping("/stay")
    ResponseEntity<String> stay(Visit.Running running) {
        sessions.stay(running.session());
        return Html.nothing();
    }

    /** A browser shows the first page to somebody, which every call of this kind says. */
    @PostMapping("/shown")
    ResponseEntity<String> shown(Visit.Running ignoredRunning) {
        return Html.nothing();
    }

    /** Nobody has answered the question whether they are still there. */
    @PostMapping("/timeout")
    ResponseEntity<String> timeout(Visit.Running running) {
        sessions.timeOut(running.session());
        return Html.seeOther(running.start());
    }

    /** An SDK has introduced itself. */
    @PostMapping("/host")
    ResponseEntity<String> attach(
            Visit.Running running,
            @RequestParam(defaultValue = "") String platform,
            @RequestParam(required = false) @Nullable String sdkVersion,
            @RequestParam(required = false) @Nullable String redirectUrl,
            @RequestParam(defaultValue = "") String handlers) {
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
    }
}
