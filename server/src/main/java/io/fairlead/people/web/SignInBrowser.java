package io.fairlead.people.web;

import io.fairlead.partner.ClientAddress;
import io.fairlead.people.ConsoleCookies;
import io.fairlead.people.ConsoleCookies.Purpose;
import io.fairlead.people.PersonSessions;
import io.fairlead.people.SignInOutcome;
import io.fairlead.people.SignIns;
import io.fairlead.shared.Secret;
import io.fairlead.shared.page.Html;
import io.fairlead.shared.page.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What the pages of the sign-in keep in a browser, and how they answer it. */
@Component
class SignInBrowser {

    private static final int LONGEST_TEXT = 1_000;

    private final ConsoleCookies cookies;
    private final PersonSessions sessions;
    private final Pages pages;

    SignInBrowser(ConsoleCookies cookies, PersonSessions sessions, Pages pages) {
        this.cookies = cookies;
        this.sessions = sessions;
        this.pages = pages;
    }

    /** What was typed, if it is no longer than anybody types. */
    static String typed(String text) {
        return text.length() <= LONGEST_TEXT ? text : "";
    }

    static ClientAddress address(HttpServletRequest request) {
        return ClientAddress.of(request.getRemoteAddr());
    }

    /** The attempt that a code is due for. */
    Optional<Secret> attempt(HttpServletRequest request) {
        return cookies.read(request, Purpose.SIGN_IN);
    }

    void keepAttempt(HttpServletResponse response, Secret attempt) {
        cookies.set(response, Purpose.SIGN_IN, attempt, SignIns.ATTEMPT_LIFE);
    }

    /** Puts the new session in the place of all that the browser has had. */
    void keepSession(
            HttpServletRequest request, HttpServletResponse response, SignInOutcome.SignedIn done) {
        cookies.read(request, Purpose.SESSION).ifPresent(sessions::end);
        cookies.delete(response, Purpose.SIGN_IN);
        cookies.set(response, Purpose.SESSION, done.session());
    }

    /** Ends the session, for the browser and for everybody who may have its token. */
    void endSession(HttpServletRequest request, HttpServletResponse response) {
        cookies.read(request, Purpose.SESSION).ifPresent(sessions::end);
        cookies.delete(response, Purpose.SESSION);
        cookies.delete(response, Purpose.SIGN_IN);
    }

    ResponseEntity<String> page(String template, Object page) {
        return Html.page(HttpStatus.OK, pages.render("people/" + template, page));
    }

    /** The page again, since what was sent was not right. */
    ResponseEntity<String> again(String template, Object page) {
        return Html.page(HttpStatus.BAD_REQUEST, pages.render("people/" + template, page));
    }

    static FormNotice locked(Duration remaining) {
        var minutes = Math.max(1, remaining.plusSeconds(59).toMinutes());
        return FormNotice.wrong(
                "Too many wrong tries",
                "Wait %s, then try again. Nothing is looked at until then."
                        .formatted(minutes == 1 ? "a minute" : minutes + " minutes"));
    }
}
