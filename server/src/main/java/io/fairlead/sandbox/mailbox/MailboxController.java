package io.fairlead.sandbox.mailbox;

import io.fairlead.email.Mailbox;
import io.fairlead.email.ReceivedMail;
import io.fairlead.sandbox.mailbox.MailPage.View;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.page.Html;
import io.fairlead.shared.page.PagePolicy;
import io.fairlead.shared.page.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The mailbox of a sandbox. */
@Controller
@CallableBy(CallableBy.Caller.ANYONE)
class MailboxController {

    private final Mailbox mailbox;
    private final Pages pages;

    MailboxController(Mailbox mailbox, Pages pages) {
        this.mailbox = mailbox;
        this.pages = pages;
    }

    record MailResponse(
            String id,
            List<String> to,
            String from,
            String subject,
            String html,
            String text,
            List<String> links,
            Instant sentAt) {

        static MailResponse of(ReceivedMail mail) {
            return new MailResponse(
                    mail.id().toString(),
                    mail.to(),
                    mail.from(),
                    mail.subject(),
                    mail.html(),
                    mail.text(),
                    mail.links(),
                    mail.sentAt());
        }
    }

    @GetMapping(value = "/mailbox.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    List<MailResponse> json() {
        return opened().list().stream().map(MailResponse::of).toList();
    }

    @GetMapping("/mailbox")
    ResponseEntity<String> list() {
        var page = new MailboxPage(opened().receives(), mailbox.list().reversed());
        return Html.page(HttpStatus.OK, pages.render("sandbox/mailbox/index", page));
    }

    @GetMapping("/mailbox/{mailId}")
    ResponseEntity<String> mail(
            @PathVariable String mailId,
            @RequestParam(defaultValue = "html") String view,
            HttpServletResponse response) {
        PagePolicy.siteWithFrames().applyTo(response);
        var page = new MailPage(found(mailId), viewOf(view));
        return Html.page(HttpStatus.OK, pages.render("sandbox/mailbox/mail", page));
    }

    /** The mail itself, which whoever called the API has written parts of. */
    @GetMapping("/mailbox/{mailId}/html")
    ResponseEntity<String> html(@PathVariable String mailId, HttpServletResponse response) {
        PagePolicy.foreignDocument().applyTo(response);
        return Html.page(HttpStatus.OK, found(mailId).html());
    }

    private Mailbox opened() {
        if (!mailbox.exists()) {
            throw Problem.NO_SUCH_ENDPOINT.exception();
        }
        return mailbox;
    }

    private ReceivedMail found(String id) {
        try {
            return opened().find(UUID.fromString(id))
                    .orElseThrow(Problem.NO_SUCH_ENDPOINT::exception);
        } catch (IllegalArgumentException _) {
            throw Problem.NO_SUCH_ENDPOINT.exception();
        }
    }

    private static View viewOf(String name) {
        return Arrays.stream(View.values())
                .filter(view -> view.path().equals(name))
                .findFirst()
                .orElse(View.HTML);
    }
}
