package io.fairlead.sandbox.inbox;

import io.fairlead.sandbox.Demo;
import io.fairlead.sandbox.inbox.InboxPage.Entry;
import io.fairlead.sandbox.inbox.InboxPage.Signature;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Mode;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.page.Html;
import io.fairlead.shared.page.Pages;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;

/** Takes in whatever is sent to an inbox, and shows it. */
@Controller
@CallableBy(CallableBy.Caller.ANYONE)
class InboxController {

    private static final String INBOX =
            "/inbox/{inbox:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}}";
    private static final int LONGEST_BODY = 1024 * 1024;
    private static final int MESSAGES_SHOWN = 50;
    private static final int CHARACTERS_SHOWN = 16 * 1024;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS 'UTC'").withZone(ZoneOffset.UTC);

    private final FairleadProperties fairlead;
    private final Inboxes inboxes;
    private final Pages pages;

    InboxController(FairleadProperties fairlead, Inboxes inboxes, Pages pages) {
        this.fairlead = fairlead;
        this.inboxes = inboxes;
        this.pages = pages;
    }

    /**
     * A message as other programs read it.
     *
     * @param query without the question mark
     */
    record MessageResponse(
            String method,
            String path,
            String query,
            Map<String, String> headers,
            String body,
            Instant receivedAt) {

        static MessageResponse of(ReceivedMessage received) {
            var message = received.message();
            return new MessageResponse(
                    message.method(),
                    message.path(),
                    message.query(),
                    message.headers(),
                    message.text(),
                    received.receivedAt());
        }
    }

    /** A new inbox. */
    @GetMapping("/inbox")
    ResponseEntity<String> open() {
        requireSandbox();
        return Html.seeOther("/inbox/" + UUID.randomUUID());
    }

    @GetMapping(INBOX)
    ResponseEntity<String> show(@PathVariable UUID inbox) {
        requireSandbox();
        var address = fairlead.publicUrl() + "/inbox/" + inbox;
        var entries = inboxes.newest(inbox, MESSAGES_SHOWN);
        var page =
                new InboxPage(
                        address,
                        Demo.commands(fairlead.publicUrl(), URI.create(address)),
                        entries.stream().map(InboxController::entry).toList());
        return Html.page(HttpStatus.OK, pages.render("sandbox/inbox/index", page));
    }

    @GetMapping(INBOX + ".json")
    @ResponseBody
    List<MessageResponse> list(@PathVariable UUID inbox) {
        requireSandbox();
        return inboxes.all(inbox).stream().map(MessageResponse::of).toList();
    }

    @RequestMapping(
            path = INBOX,
            method = {
                RequestMethod.POST,
                RequestMethod.PUT,
                RequestMethod.PATCH,
                RequestMethod.DELETE,
                RequestMethod.OPTIONS
            })
    ResponseEntity<String> receive(@PathVariable UUID inbox, HttpServletRequest request)
            throws InterruptedException {
        requireSandbox();
        var query = Objects.requireNonNullElse(request.getQueryString(), "");
        var wanted = WantedAnswer.of(query);
        inboxes.receive(
                inbox,
                new Message(
                        request.getMethod(),
                        request.getRequestURI(),
                        query,
                        headers(request),
                        body(request)));
        Thread.sleep(wanted.delay());
        return ResponseEntity.status(wanted.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body("{}");
    }

    private void requireSandbox() {
        if (fairlead.mode() != Mode.SANDBOX) {
            throw Problem.NO_SUCH_ENDPOINT.exception();
        }
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (var name : Collections.list(request.getHeaderNames())) {
            headers.put(name, String.join(", ", Collections.list(request.getHeaders(name))));
        }
        return headers;
    }

    private static byte[] body(HttpServletRequest request) {
        try {
            var body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
            if (body.length > LONGEST_BODY) {
                throw Problem.BODY_TOO_LARGE.exception(LONGEST_BODY);
            }
            return body;
        } catch (IOException _) {
            throw Problem.BAD_REQUEST.exception("The body ends too early or is wrongly chunked.");
        }
    }

    private static Entry entry(ReceivedMessage received) {
        var message = received.message();
        var body = BodyText.of(message.text());
        var isCut = body.text().length() > CHARACTERS_SHOWN;
        return new Entry(
                received.id(),
                Objects.requireNonNullElse(body.eventType(), message.method()),
                TIME.format(received.receivedAt()),
                received.receivedAt().toString(),
                message.method(),
                message.query(),
                body.eventId(),
                List.of(
                        new Signature("X-Finicity-Signature", received.finicity()),
                        new Signature("webhook-signature", received.standard())),
                isCut ? body.text().substring(0, CHARACTERS_SHOWN) : body.text(),
                isCut,
                message.headers());
    }
}
