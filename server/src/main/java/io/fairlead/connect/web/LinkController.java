package io.fairlead.connect.web;

import io.fairlead.connect.SessionStart;
import io.fairlead.connect.screen.BrandFiles;
import io.fairlead.connect.screen.ReturnAddress;
import io.fairlead.connect.screen.ReturnLink;
import io.fairlead.connect.screen.Visit;
import io.fairlead.connect.screen.end.EndPage;
import io.fairlead.connect.screen.invitation.InvitationPage;
import io.fairlead.connect.screen.unavailable.UnavailablePage;
import io.fairlead.connect.screen.unavailable.UnavailablePage.Reason;
import io.fairlead.email.Emails;
import io.fairlead.experience.Experience;
import io.fairlead.experience.Experiences;
import io.fairlead.link.Link;
import io.fairlead.link.LinkOpening;
import io.fairlead.link.LinkOrigin;
import io.fairlead.link.Links;
import io.fairlead.partner.Partners;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.page.Branding;
import io.fairlead.shared.page.BrowserLanguage;
import io.fairlead.shared.page.Html;
import io.fairlead.shared.page.Language;
import io.fairlead.shared.page.PagePolicy;
import io.fairlead.shared.page.Texts;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Opens links: a good one starts a session, any other one says why it does not. */
@Controller
@CallableBy(CallableBy.Caller.ANYONE)
public class LinkController {

    public static final String CLOSED_PAGE = "/closed";

    private static final String ACCEPT = "/accept";

    private static final String START_PAGE = "/start";
    private static final Pattern KEY_OF_A_LINK =
            Pattern.compile(
                    "(^|[&;]|%26)(consumerId|customerId|partnerId|signature)(=|&|%3[dD]|$)");

    private final Links links;
    private final Browsers browsers;
    private final SessionStart start;
    private final Partners partners;
    private final Experiences experiences;
    private final Emails emails;
    private final ScreenAnswers answers;

    LinkController(
            Links links,
            Browsers browsers,
            SessionStart start,
            Partners partners,
            Experiences experiences,
            Emails emails,
            ScreenAnswers answers) {
        this.links = links;
        this.browsers = browsers;
        this.start = start;
        this.partners = partners;
        this.experiences = experiences;
        this.emails = emails;
        this.answers = answers;
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
        return switch (links.open(query)) {
            case LinkOpening.Open(var link) when link.details().origin() == LinkOrigin.EMAIL ->
                    invite(link, query, request, response);
            case LinkOpening.Open(var link) -> start(link, request, response);
            case LinkOpening.Closed closed -> unavailable(closed, query, request, response);
            case LinkOpening.Tampered(var damage) -> tampered(damage, request);
        };
    }

    /** The consumer has asked, on the page of a link from an e-mail, to go on. */
    @PostMapping(ACCEPT)
    ResponseEntity<String> accept(HttpServletRequest request, HttpServletResponse response) {
        PagePolicy.connect(null).applyTo(response);
        var query = String.valueOf(request.getQueryString());
        return switch (links.open(query)) {
            case LinkOpening.Open(var link) -> start(link, request, response);
            case LinkOpening.Closed closed -> unavailable(closed, query, request, response);
            case LinkOpening.Tampered(var damage) -> tampered(damage, request);
        };
    }

    /** Programs open the links in a mail before people do, so looking at one must start nothing. */
    private ResponseEntity<String> invite(
            Link link, String query, HttpServletRequest request, HttpServletResponse response) {
        var presentation = link.details().presentation();
        var experience = experiences.atStart(link.partner(), presentation.experience());
        policy(experience).applyTo(response);
        var page =
                new InvitationPage(
                        Texts.of(language(link, request)),
                        name(link.partner(), experience),
                        ACCEPT + "?" + query,
                        look(experience));
        return answers.page(page);
    }

    /** Scanners of mail and chat look at links with HEAD: nobody is there to start a session. */
    private ResponseEntity<String> start(
            Link link, HttpServletRequest request, HttpServletResponse response) {
        if (request.getMethod().equals("HEAD")) {
            return Html.page(HttpStatus.OK, "");
        }
        var answersAPage = request.getMethod().equals("POST");
        return start.start(
                        link,
                        browsers.remembered(request, response),
                        answersAPage,
                        language(link, request))
                .map(
                        opened ->
                                Html.seeOther(
                                        Visit.startOf(opened.key()) + "/" + opened.screen().path()))
                // The link is closed by now, and its page says so.
                .orElseGet(() -> Html.seeOther("/?" + request.getQueryString()));
    }

    /** Where Exit leads from a link that never became a session. */
    @GetMapping(CLOSED_PAGE)
    ResponseEntity<String> closed(HttpServletRequest request, HttpServletResponse response) {
        PagePolicy.connect(null).applyTo(response);
        var page = EndPage.withoutSession(browserTexts(request));
        return answers.page(page);
    }

    private ResponseEntity<String> unavailable(
            LinkOpening.Closed closed,
            String query,
            HttpServletRequest request,
            HttpServletResponse response) {
        var reason =
                switch (closed.reason()) {
                    case EXPIRED -> Reason.EXPIRED;
                    case USED -> Reason.USED;
                    case REVOKED -> Reason.REVOKED;
                    case UNKNOWN -> Reason.UNKNOWN;
                    case PARTNER_DISABLED -> Reason.DISABLED;
                };
        var texts = Texts.of(BrowserLanguage.of(request, Optional.ofNullable(closed.language())));
        var experience = experiences.atStart(closed.partner(), closed.experience());
        policy(experience).applyTo(response);
        var newLink = emails.renewalPath(closed).map(path -> path + "?" + query).orElse(null);
        return unavailable(
                reason == Reason.DISABLED ? HttpStatus.FORBIDDEN : HttpStatus.GONE,
                new UnavailablePage(
                        texts,
                        reason,
                        CLOSED_PAGE,
                        wayBack(closed, reason, experience),
                        newLink,
                        look(experience),
                        null));
    }

    private ResponseEntity<String> tampered(LinkOpening.Damage damage, HttpServletRequest request) {
        return unavailable(
                HttpStatus.FORBIDDEN, UnavailablePage.tampered(browserTexts(request), damage));
    }

    private ResponseEntity<String> unavailable(HttpStatus status, UnavailablePage page) {
        return answers.page(status, page);
    }

    private @Nullable ReturnLink wayBack(
            LinkOpening.Closed closed, Reason reason, Optional<Experience> experience) {
        if (closed.redirectUri() == null) {
            return null;
        }
        return new ReturnLink(
                name(closed.partner(), experience),
                ReturnAddress.of(closed.redirectUri(), reason.code(), "error"));
    }

    /** Who asks, as the consumer knows them. */
    private String name(PartnerId partner, Optional<Experience> experience) {
        return experience
                .map(Experience::applicationName)
                .or(() -> partners.name(partner))
                .orElse("");
    }

    private static PagePolicy policy(Optional<Experience> experience) {
        return PagePolicy.connect(
                null,
                experience.map(found -> found.settings().embeddingOrigins()).orElse(List.of()));
    }

    private static Branding look(Optional<Experience> experience) {
        return experience.map(BrandFiles::look).orElse(Branding.PLAIN);
    }

    private static Language language(Link link, HttpServletRequest request) {
        var named = link.details().presentation().language();
        return BrowserLanguage.of(request, Optional.ofNullable(named));
    }

    private static Texts browserTexts(HttpServletRequest request) {
        return Texts.of(BrowserLanguage.of(request));
    }
}
