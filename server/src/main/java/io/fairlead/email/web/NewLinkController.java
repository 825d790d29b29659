package io.fairlead.email.web;

import io.fairlead.email.Emails;
import io.fairlead.experience.Experiences;
import io.fairlead.link.LinkOpening;
import io.fairlead.link.Links;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.page.BrowserLanguage;
import io.fairlead.shared.page.Html;
import io.fairlead.shared.page.PagePolicy;
import io.fairlead.shared.page.Pages;
import io.fairlead.shared.page.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Sends consumers a new link. The answer is always the same: it tells nothing of the address. */
@Controller
@CallableBy(CallableBy.Caller.ANYONE)
class NewLinkController {

    private final Links links;
    private final Emails emails;
    private final Experiences experiences;
    private final Pages pages;

    NewLinkController(Links links, Emails emails, Experiences experiences, Pages pages) {
        this.links = links;
        this.emails = emails;
        this.experiences = experiences;
        this.pages = pages;
    }

    @PostMapping(Emails.RENEWAL_PATH)
    ResponseEntity<String> send(HttpServletRequest request, HttpServletResponse response) {
        var language = BrowserLanguage.of(request);
        var framers = List.<String>of();
        if (links.open(String.valueOf(request.getQueryString()))
                instanceof LinkOpening.Closed closed) {
            emails.renew(closed);
            language = BrowserLanguage.of(request, Optional.ofNullable(closed.language()));
            framers = framers(closed);
        }
        PagePolicy.connect(null, framers).applyTo(response);
        var page = new NewLinkPage(Texts.of(language));
        return Html.page(HttpStatus.OK, pages.render("email/new-link", page));
    }

    private List<String> framers(LinkOpening.Closed closed) {
        return experiences
                .atStart(closed.partner(), closed.experience())
                .map(experience -> experience.settings().embeddingOrigins())
                .orElse(List.of());
    }
}
