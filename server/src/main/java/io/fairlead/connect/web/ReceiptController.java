package io.fairlead.connect.web;

import io.fairlead.connect.screen.receipt.ReceiptPage;
import io.fairlead.connect.screen.receipt.ReceiptScreen;
import io.fairlead.consent.Consent;
import io.fairlead.consent.ConsentKey;
import io.fairlead.consent.Consents;
import io.fairlead.session.StoppedSharing;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.page.Html;
import io.fairlead.shared.page.Language;
import io.fairlead.shared.page.PagePolicy;
import io.fairlead.shared.page.Pages;
import io.fairlead.shared.page.ProblemPage;
import io.fairlead.shared.page.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Shows consumers their receipts, and stops what they share. Looking changes nothing, so that what
 * opens addresses in mails stops nothing; stopping takes a form that is on the second page. No
 * other site may frame these pages.
 */
@Controller
@CallableBy(CallableBy.Caller.ANYONE)
@RequestMapping(ConsentKey.PATH + "{key}")
class ReceiptController {

    private final Consents consents;
    private final StoppedSharing sharing;
    private final ReceiptScreen screen;
    private final ScreenAnswers answers;
    private final Pages pages;

    ReceiptController(
            Consents consents,
            StoppedSharing sharing,
            ReceiptScreen screen,
            ScreenAnswers answers,
            Pages pages) {
        this.consents = consents;
        this.sharing = sharing;
        this.screen = screen;
        this.answers = answers;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> show(
            @PathVariable String key, HttpServletRequest request, HttpServletResponse response) {
        return page(key, request, response, consent -> screen.page(new ConsentKey(key), consent));
    }

    /** Asks whether to stop; does nothing yet. */
    @GetMapping("/stop")
    ResponseEntity<String> ask(
            @PathVariable String key, HttpServletRequest request, HttpServletResponse response) {
        return page(key, request, response, consent -> screen.asking(new ConsentKey(key), consent));
    }

    @PostMapping("/stop")
    ResponseEntity<String> stop(
            @PathVariable String key, HttpServletRequest request, HttpServletResponse response) {
        var found = consents.find(new ConsentKey(key));
        if (found.isEmpty()) {
            return unknown(request, response);
        }
        sharing.stop(found.get());
        return Html.seeOther(new ConsentKey(key).path());
    }

    private ResponseEntity<String> page(
            String key,
            HttpServletRequest request,
            HttpServletResponse response,
            Function<Consent, ReceiptPage> shown) {
        return consents.find(new ConsentKey(key))
                .map(
                        consent -> {
                            PagePolicy.site().applyTo(response);
                            return answers.page(shown.apply(consent));
                        })
                .orElseGet(() -> unknown(request, response));
    }

    private ResponseEntity<String> unknown(
            HttpServletRequest request, HttpServletResponse response) {
        PagePolicy.site().applyTo(response);
        var texts = Texts.of(Language.of(request.getLocale().toLanguageTag()));
        return Html.page(
                HttpStatus.NOT_FOUND, pages.render("error/problem", ProblemPage.notFound(texts)));
    }
}
