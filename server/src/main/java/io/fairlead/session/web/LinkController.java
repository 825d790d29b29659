package io.fairlead.session.web;

import io.fairlead.link.Link;
import io.fairlead.link.LinkOpening;
import io.fairlead.link.Links;
import io.fairlead.partner.Partners;
import io.fairlead.session.Sessions;
import io.fairlead.session.web.UnavailablePage.Reason;
import io.fairlead.shared.web.CallableBy;
import io.fairlead.shared.web.Html;
import io.fairlead.shared.web.Language;
import io.fairlead.shared.web.PagePolicy;
import io.fairlead.shared.web.Pages;
import io.fairlead.shared.web.Texts;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Opens links: a good one starts a session, any other one says why it does not. */
@Controller
@CallableBy(CallableBy.Caller.ANYONE)
class LinkController {

    static final String CLOSED_PAGE = "/closed";

    private static final String START_PAGE = "/start";
    private static final Pattern KEY_OF_A_LINK =
            Pattern.compile("(^|&)(consumerId|customerId|partnerId|signature)(=|&|$)");

    private final Links links;
    private final Sessions sessions;
    private final Partners partners;
    private final Pages pages;

    LinkController(Links links, Sessions sessions, Partners partners, Pages pages) {
        this.links = links;
        this.sessions = sessions;
        this.partners = partners;
        this.pages = pages;
    }

    /**
     * The root is every link's address, and without a link the start page. Which it is must be read
     * off the raw query: one that was cut in the middle of an escape has no parameters.
     */
    @GetMapping("/")
    @Nullable ResponseEntity<String> root(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        var query = request.getQueryString();
        if (query == null || !KEY_OF_A_LINK.matcher(query).find()) {
            request.getRequestDispatcher(START_PAGE).forward(request, response);
            return null;
        }
        PagePolicy.connect(null).applyTo(response);
        return open(query, request);
    }

    private ResponseEntity<String> open(String query, HttpServletRequest request) {
        return switch (links.open(query)) {
            case LinkOpening.Open(var link) -> start(link, request);
            case LinkOpening.Closed closed -> unavailable(closed, request);
            case LinkOpening.Tampered _ ->
                    unavailable(HttpStatus.FORBIDDEN, Reason.TAMPERED, null, browserTexts(request));
        };
    }

    /** Scanners of mail and chat look at links with HEAD: nobody is there to start a session. */
    private ResponseEntity<String> start(Link link, HttpServletRequest request) {
        if (request.getMethod().equals("HEAD")) {
            return Html.page(HttpStatus.OK, "");
        }
        var opened = sessions.start(link);
        return Html.seeOther(Visit.startOf(opened.key()) + "/" + opened.screen().path());
    }

    /** Where Exit leads from a link that never became a session. */
    @GetMapping(CLOSED_PAGE)
    ResponseEntity<String> closed(HttpServletRequest request, HttpServletResponse response) {
        PagePolicy.connect(null).applyTo(response);
        var page = EndPage.withoutSession(browserTexts(request));
        return Html.page(HttpStatus.OK, pages.render("session/end", page));
    }

    private ResponseEntity<String> unavailable(
            LinkOpening.Closed closed, HttpServletRequest request) {
        var reason =
                switch (closed.reason()) {
                    case EXPIRED -> Reason.EXPIRED;
                    case USED -> Reason.USED;
                    case REVOKED -> Reason.REVOKED;
                    case UNKNOWN -> Reason.UNKNOWN;
                };
        var texts =
                closed.language() == null
                        ? browserTexts(request)
                        : Texts.of(Language.of(closed.language()));
        return unavailable(HttpStatus.GONE, reason, wayBack(closed, reason), texts);
    }

    private ResponseEntity<String> unavailable(
            HttpStatus status, Reason reason, @Nullable WayBack wayBack, Texts texts) {
        var page = new UnavailablePage(texts, reason, CLOSED_PAGE, wayBack);
        return Html.page(status, pages.render("session/unavailable", page));
    }

    private @Nullable WayBack wayBack(LinkOpening.Closed closed, Reason reason) {
        if (closed.redirectUri() == null) {
            return null;
        }
        return new WayBack(
                partners.name(closed.partner()).orElse(""),
                ReturnAddress.of(closed.redirectUri(), reason.code(), "error"));
    }

    private static Texts browserTexts(HttpServletRequest request) {
        return Texts.of(Language.of(request.getLocale().toLanguageTag()));
    }
}
