package io.fairlead.connect.web;

import io.fairlead.connect.ConsumerActions;
import io.fairlead.connect.screen.Visit;
import io.fairlead.connect.screen.returned.ReturnedPage;
import io.fairlead.session.Session;
import io.fairlead.session.state.Host;
import io.fairlead.session.state.Stage;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.page.Frame;
import io.fairlead.shared.page.Html;
import io.fairlead.shared.page.Language;
import io.fairlead.shared.page.Pages;
import io.fairlead.shared.page.Texts;
import io.fairlead.spi.SecretText;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Receives consumers from banks' pages. The session goes on by itself meanwhile. */
@Controller
@CallableBy(CallableBy.Caller.ANYONE)
class CallbackController {

    private final ConsumerActions journey;
    private final Pages pages;

    CallbackController(ConsumerActions journey, Pages pages) {
        this.journey = journey;
        this.pages = pages;
    }

    @GetMapping("/oauth/callback")
    ResponseEntity<String> returned(
            @RequestParam Map<String, String> query, HttpServletRequest request) {
        var session =
                journey.returned(
                        query.entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                given -> new SecretText(given.getValue()))));
        var onward = session.map(CallbackController::onward).orElse(null);
        var frame =
                session.map(known -> Frame.closed(Visit.textsOf(known)).in(Visit.lookOf(known)))
                        .orElseGet(
                                () ->
                                        Frame.closed(
                                                Texts.of(
                                                        Language.of(
                                                                request.getLocale()
                                                                        .toLanguageTag()))));
        var html =
                pages.render(
                        "connect/screen/returned",
                        new ReturnedPage(frame, session.isPresent(), onward));
        return onward == null ? Html.page(HttpStatus.OK, html) : Html.goOn(html, onward);
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
