package io.fairlead.console.link;

import io.fairlead.console.ConsoleFrame;
import io.fairlead.console.Section;
import io.fairlead.email.EmailConfig;
import io.fairlead.email.Emails;
import io.fairlead.email.SendOutcome;
import io.fairlead.email.rest.EmailRequest;
import io.fairlead.link.IssueLink;
import io.fairlead.link.Link;
import io.fairlead.link.LinkOrigin;
import io.fairlead.link.LinkOutcome;
import io.fairlead.link.Links;
import io.fairlead.link.directory.LinkPlace;
import io.fairlead.link.rest.ConnectFields;
import io.fairlead.link.rest.GenerateRequest;
import io.fairlead.link.rest.LinkCall;
import io.fairlead.people.web.Visitor;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.ProblemException;
import io.fairlead.shared.page.Html;
import io.fairlead.shared.page.Pages;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes links by a form. It reads the same body as the call that the form stands for, so that both
 * take and refuse the same.
 */
@Controller
@CallableBy(CallableBy.Caller.PARTNER_USER)
@RequestMapping("/console/{partnerId}/links/new")
class LinkFormController {

    private static final int LONGEST_FIELD = 4_096;

    private final Links links;
    private final Emails emails;
    private final Pages pages;
    private final String publicUrl;

    LinkFormController(Links links, Emails emails, Pages pages, FairleadProperties fairlead) {
        this.links = links;
        this.emails = emails;
        this.pages = pages;
        this.publicUrl = fairlead.publicUrl().toString();
    }

    @GetMapping
    ResponseEntity<String> form(Visitor visitor, @RequestParam Map<String, String> filled) {
        return page(visitor, filled, null, null);
    }

    @PostMapping
    ResponseEntity<String> make(Visitor visitor, @RequestParam Map<String, String> typed)
            throws InterruptedException {
        if (typed.values().stream().anyMatch(value -> value.length() > LONGEST_FIELD)) {
            throw Problem.BAD_REQUEST.exception("A field is longer than 4,096 characters.");
        }
        var kind = NewLink.named(typed.get("kind"));
        var body = kind.body(visitor.partner(), typed);
        var command = command(kind, body);
        if (typed.containsKey("show")) {
            return page(visitor, typed, null, command);
        }
        try {
            var made = LinkPlace.of(made(kind, body));
            return Html.seeOther(
                    ConsoleFrame.path(visitor.partner(), Section.LINKS) + "/" + made.text());
        } catch (ProblemException e) {
            return page(visitor, typed, e.getMessage(), command);
        }
    }

    private Link made(NewLink kind, ObjectNode body) throws InterruptedException {
        var fields = ConnectFields.of(body);
        var command = GenerateRequest.read(kind.type(), kind.origin(), fields);
        if (kind.origin() == LinkOrigin.EMAIL) {
            return mailed(EmailRequest.read(kind.type(), fields), command);
        }
        return switch (links.issue(command)) {
            case LinkOutcome.Issued(var link, _) -> link;
            case LinkOutcome refused -> throw LinkCall.refusal(refused);
        };
    }

    private Link mailed(EmailConfig config, IssueLink command) {
        return switch (emails.send(command, config)) {
            case SendOutcome.Taken(var email) ->
                    links.find(email.partner(), email.link().createdAt(), email.link().id())
                            .orElseThrow();
            case SendOutcome.WithoutLink(var refused) -> throw LinkCall.refusal(refused);
            case SendOutcome.NoMail _ -> throw Problem.NO_MAIL.exception();
        };
    }

    /** In single quotes, which a shell leaves alone but for the quotes themselves. */
    private String command(NewLink kind, ObjectNode body) {
        return """
        curl -s %s%s \\
          -H 'Content-Type: application/json' \\
          -H "Finicity-App-Key: $APP_KEY" -H "Finicity-App-Token: $TOKEN" \\
          -d '%s'"""
                .formatted(publicUrl, kind.path(), body.toString().replace("'", "'\\''"));
    }

    private ResponseEntity<String> page(
            Visitor visitor,
            Map<String, String> typed,
            @Nullable String wrong,
            @Nullable String command) {
        var page =
                new NewLinkPage(
                        new ConsoleFrame(visitor, "Make a link", Section.LINKS),
                        ConsoleFrame.path(visitor.partner(), Section.LINKS) + "/new",
                        NewLink.kinds(),
                        typed,
                        wrong,
                        command);
        return Html.page(
                wrong == null ? HttpStatus.OK : HttpStatus.BAD_REQUEST,
                pages.render("console/new-link", page));
    }
}
