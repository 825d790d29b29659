package io.fairlead.email.web;

import io.fairlead.email.Emails;
import io.fairlead.link.LinkOpening;
import io.fairlead.link.Links;
import io.fairlead.session.LinkRenewal;
import io.fairlead.shared.web.CallableBy;
import io.fairlead.shared.web.Html;
import io.fairlead.shared.web.Language;
import io.fairlead.shared.web.PagePolicy;
import io.fairlead.shared.web.Pages;
import io.fairlead.shared.web.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Sends consumers a new link. The answer is always the same: it tells nothing of the address. */
@Controller
@CallableBy(CallableBy.Caller.ANYONE)
class NewLinkController implements LinkRenewal {

    private static final String NEW_LINK = "/new-link";

    private final Links links;
    private final Emails emails;
    private final Pages pages;

    NewLinkController(Links links, Emails emails, Pages pages) {
        this.links = links;
        this.emails = emails;
        this.pages = pages;
    }

    @Override
    public Optional<String> path(LinkOpening.Closed link) {
        return emails.canRenew(link) ? Optional.of(NEW_LINK) : Optional.empty();
    }

    @PostMapping(NEW_LINK)
    ResponseEntity<String> send(HttpServletRequest request, HttpServletResponse response) {
        PagePolicy.connect(null).applyTo(response);
        var language = request.getLocale().toLanguageTag();
        if (links.open(String.valueOf(request.getQueryString()))
                instanceof LinkOpening.Closed closed) {
            emails.renew(closed);
            language = closed.language() == null ? language : closed.language();
        }
        var page = new NewLinkPage(Texts.of(Language.of(language)));
        return Html.page(HttpStatus.OK, pages.render("email/newLink", page));
    }
}
