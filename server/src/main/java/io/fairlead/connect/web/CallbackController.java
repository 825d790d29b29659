package io.fairlead.connect.web;

import static java.util.stream.Collectors.toMap;

import io.fairlead.connect.AwaitedReturn;
import io.fairlead.connect.ConsumerActions;
import io.fairlead.connect.screen.Visit;
import io.fairlead.connect.screen.confirm.ConfirmPage;
import io.fairlead.connect.screen.confirm.ConfirmScreen;
import io.fairlead.connect.screen.returned.ReturnedPage;
import io.fairlead.connect.screen.returned.ReturnedPage.Fate;
import io.fairlead.session.Session;
import io.fairlead.session.state.Browser;
import io.fairlead.session.state.Host;
import io.fairlead.session.state.Stage;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.page.BrowserLanguage;
import io.fairlead.shared.page.Frame;
import io.fairlead.shared.page.Html;
import io.fairlead.shared.page.PagePolicy;
import io.fairlead.shared.page.Pages;
import io.fairlead.shared.page.Texts;
import io.fairlead.spi.SecretText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Receives consumers from banks' pages. Whoever was sent the bank's address by somebody else signs
 * in for that somebody's session, so what the bank sends back is taken from the browser that holds
 * the session, and from any other one only when its user says so. The session goes on by itself
 * meanwhile.
 */
@Controller
@CallableBy(CallableBy.Caller.ANYONE)
@RequestMapping(CallbackController.PATH)
class CallbackController {

    static final String PATH = "/oauth/callback";

    /** What a bank says that shares nothing. Source: RFC 6749, 4.1.2.1, and RFC 9207. */
    private static final Set<String> OF_A_REFUSAL =
            Set.of("error", "error_description", "error_uri", "state", "iss");

    private final ConsumerActions journey;
    private final ConfirmScreen confirm;
    private final Browsers browsers;
    private final Pages pages;

    CallbackController(
            ConsumerActions journey, ConfirmScreen confirm, Browsers browsers, Pages pages) {
        this.journey = journey;
        this.confirm = confirm;
        this.browsers = browsers;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> returned(
            @RequestParam Map<String, String> query,
            HttpServletRequest request,
            HttpServletResponse response) {
        PagePolicy.window().applyTo(response);
        var answer = secrets(query);
        return journey.awaited(answer)
                .map(
                        awaited ->
                                isHeldBy(awaited, browsers.of(request)) || isRefusal(query)
                                        ? take(awaited, answer)
                                        : ask(awaited, answer, true))
                .orElseGet(() -> unknown(request));
    }

    /**
     * What the page that asks has found out: the tokens of the page that has opened its window, or
     * what its user has answered.
     */
    @PostMapping
    ResponseEntity<String> confirmed(
            @RequestParam Map<String, String> form,
            @RequestParam(defaultValue = "") List<String> browser,
            @RequestParam(name = "answer", defaultValue = "") String decision,
            HttpServletRequest request,
            HttpServletResponse response) {
        PagePolicy.window().applyTo(response);
        var answer = ConfirmPage.answerIn(form);
        var opener = Browser.giving(browser.stream());
        return journey.awaited(answer)
                .map(
                        awaited ->
                                Browsers.isSameOrigin(request)
                                        ? decided(awaited, answer, decision, opener)
                                        : ask(awaited, answer, false))
                .orElseGet(() -> unknown(request));
    }

    private ResponseEntity<String> decided(
            AwaitedReturn awaited,
            Map<String, SecretText> answer,
            String decision,
            Browser opener) {
        return switch (decision) {
            case ConfirmPage.YES -> take(awaited, answer);
            case ConfirmPage.NO -> refuse(awaited);
            default ->
                    isHeldBy(awaited, opener) ? take(awaited, answer) : ask(awaited, answer, false);
        };
    }

    private static boolean isHeldBy(AwaitedReturn awaited, Browser browser) {
        return awaited.session().isHeldBy(browser);
    }

    private static boolean isRefusal(Map<String, String> query) {
        return query.containsKey("error") && OF_A_REFUSAL.containsAll(query.keySet());
    }

    private ResponseEntity<String> take(AwaitedReturn awaited, Map<String, SecretText> answer) {
        journey.takeReturn(awaited, answer);
        return leave(awaited.session(), Fate.TAKEN);
    }

    private ResponseEntity<String> refuse(AwaitedReturn awaited) {
        journey.refuseReturn(awaited);
        return leave(awaited.session(), Fate.REFUSED);
    }

    private ResponseEntity<String> ask(
            AwaitedReturn awaited, Map<String, SecretText> answer, boolean asksOpener) {
        var page = confirm.page(awaited, answer, PATH, asksOpener);
        return Html.page(HttpStatus.OK, pages.render(page.screen().template(), page));
    }

    private ResponseEntity<String> leave(Session session, Fate fate) {
        var frame = Frame.closed(Visit.textsOf(session)).in(Visit.lookOf(session));
        var onward = fate == Fate.TAKEN ? onward(session) : null;
        var html = render(new ReturnedPage(frame, fate, onward));
        return onward == null ? Html.page(HttpStatus.OK, html) : Html.goOn(html, onward);
    }

    private ResponseEntity<String> unknown(HttpServletRequest request) {
        var texts = Texts.of(BrowserLanguage.of(request));
        var page = new ReturnedPage(Frame.closed(texts), Fate.UNKNOWN, null);
        return Html.page(HttpStatus.OK, render(page));
    }

    private String render(ReturnedPage page) {
        return pages.render(page.screen().template(), page);
    }

    private static Map<String, SecretText> secrets(Map<String, String> query) {
        return query.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, given -> new SecretText(given.getValue())));
    }

    /**
     * In place of the app, the app; in a mobile app's browser, the link into that app. Source:
     * {@code docs/compatibility.md}, "The bank's own page".
     */
    private static @Nullable String onward(Session session) {
        if (session.stage() instanceof Stage.Oauth atBank && atBank.backTo() != null) {
            return Visit.startOf(atBank.backTo());
        }
        var presentation = session.link().details().presentation();
        var inApp =
                Boolean.TRUE.equals(presentation.webView())
                        || Boolean.TRUE.equals(presentation.hostedInMobileApp());
        return Optional.ofNullable(session.host())
                .map(Host::redirectUrl)
                .orElse(inApp ? presentation.redirectUri() : null);
    }
}
