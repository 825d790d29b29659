package io.fairlead.console.webhook;

import io.fairlead.console.ConsoleFrame;
import io.fairlead.console.Section;
import io.fairlead.console.webhook.ToolsPage.Result;
import io.fairlead.console.webhook.ToolsPage.Typed;
import io.fairlead.people.web.Visitor;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.QueryFields;
import io.fairlead.shared.page.BrowserAddress;
import io.fairlead.shared.page.Html;
import io.fairlead.shared.page.Pages;
import io.fairlead.webhook.AttemptOutcome;
import io.fairlead.webhook.ContentType;
import io.fairlead.webhook.Receiver;
import io.fairlead.webhook.log.WebhookLog;
import io.fairlead.webhook.outbox.Webhooks;
import io.fairlead.webhook.signing.SignatureCheck;
import io.fairlead.webhook.signing.SignatureCheck.Verdict;
import io.fairlead.webhook.signing.WebhookKey;
import io.fairlead.webhook.signing.WebhookKeys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Keys of webhooks, many replayed at once, an event for a test, and a check of signatures. */
@Controller
@CallableBy(CallableBy.Caller.PARTNER_USER)
@RequestMapping("/console/{partnerId}/webhooks/tools")
class WebhookToolsController {

    private static final int LONGEST_ADDRESS = 2_048;
    private static final int LONGEST_REQUEST = 32 * 1024;
    private static final Set<String> WEB = Set.of("http", "https");

    private final WebhookLog log;
    private final WebhookKeys keys;
    private final Webhooks webhooks;
    private final SignatureCheck signatures;
    private final Pages pages;

    WebhookToolsController(
            WebhookLog log,
            WebhookKeys keys,
            Webhooks webhooks,
            SignatureCheck signatures,
            Pages pages) {
        this.log = log;
        this.keys = keys;
        this.webhooks = webhooks;
        this.signatures = signatures;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> show(
            Visitor visitor, @RequestParam(required = false) @Nullable String done) {
        return page(
                visitor,
                null,
                Typed.NOTHING,
                "rotated".equals(done)
                        ? "There is a new key. Signatures are made with both until the older one ends."
                        : null);
    }

    @PostMapping("/rotate")
    ResponseEntity<String> rotate(Visitor visitor) {
        keys.rotate(visitor.partner());
        return Html.seeOther(path(visitor) + "?done=rotated");
    }

    /** Replays what a filter has found; never simply all. */
    @PostMapping("/replay")
    ResponseEntity<String> replay(Visitor visitor, @RequestParam Map<String, String> form) {
        var query = WebhookFilter.read(visitor.partner(), new QueryFields(form));
        if (query.subject() == null && query.from() == null) {
            return page(
                    visitor,
                    new Result(false, List.of("Say which: give a session, or from when.")),
                    Typed.NOTHING,
                    null);
        }
        return Html.seeOther(
                ConsoleFrame.path(visitor.partner(), Section.WEBHOOKS)
                        + "?replayed="
                        + log.replay(query));
    }

    @PostMapping("/test")
    ResponseEntity<String> test(Visitor visitor, @RequestParam Map<String, String> form) {
        var url = new QueryFields(form).text("url", LONGEST_ADDRESS);
        var address = url == null ? null : BrowserAddress.parse(url);
        return page(
                visitor,
                address == null ? noAddress() : ping(visitor, address),
                Typed.NOTHING,
                null);
    }

    private Result ping(Visitor visitor, URI address) {
        if (address.getHost() == null || !WEB.contains(String.valueOf(address.getScheme()))) {
            return noAddress();
        }
        var receiver = new Receiver(address, ContentType.JSON, Map.of());
        var attempt = webhooks.ping(visitor.partner(), receiver);
        return new Result(
                attempt.outcome() == AttemptOutcome.DELIVERED, Attempts.told(List.of(attempt)));
    }

    private static Result noAddress() {
        return new Result(false, List.of("This is no web address. Type one with http or https."));
    }

    @PostMapping("/check")
    ResponseEntity<String> check(
            Visitor visitor, @RequestParam String headers, @RequestParam String body) {
        if (headers.length() + body.length() > LONGEST_REQUEST) {
            throw Problem.BAD_REQUEST.exception("The request is longer than 32 kB.");
        }
        return page(
                visitor, checked(visitor, named(headers), body), new Typed(headers, body), null);
    }

    /** Forms write line breaks in their own way, so a body with some is tried in both. */
    private Result checked(Visitor visitor, Map<String, String> headers, String body) {
        var asTyped = verdicts(visitor, headers, body);
        var asSent = verdicts(visitor, headers, body.replace("\r\n", "\n"));
        return asSent.good() ? asSent : asTyped;
    }

    private Result verdicts(Visitor visitor, Map<String, String> headers, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var finicity =
                signatures.finicity(visitor.partner(), headers.get("x-finicity-signature"), bytes);
        var standard =
                signatures.standard(
                        visitor.partner(),
                        headers.get("webhook-id"),
                        headers.get("webhook-timestamp"),
                        headers.get("webhook-signature"),
                        bytes);
        var lines = new ArrayList<String>();
        lines.add("X-Finicity-Signature is " + word(finicity) + ".");
        lines.add("webhook-signature is " + word(standard) + ".");
        if (finicity == Verdict.WRONG || standard == Verdict.WRONG) {
            lines.add(
                    "Check that the body is byte for byte as it came, and that the secret and the"
                            + " keys are this partner's.");
        }
        var good =
                finicity != Verdict.WRONG
                        && standard != Verdict.WRONG
                        && (finicity == Verdict.RIGHT || standard == Verdict.RIGHT);
        return new Result(good, lines);
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case RIGHT -> "right";
            case WRONG -> "wrong";
            case ABSENT -> "not there";
        };
    }

    private static Map<String, String> named(String headers) {
        var named = new HashMap<String, String>();
        headers.lines()
                .filter(line -> line.indexOf(':') > 0)
                .forEach(
                        line ->
                                named.put(
                                        line.substring(0, line.indexOf(':'))
                                                .strip()
                                                .toLowerCase(Locale.ROOT),
                                        line.substring(line.indexOf(':') + 1).strip()));
        return named;
    }

    private ResponseEntity<String> page(
            Visitor visitor, @Nullable Result result, Typed typed, @Nullable String notice) {
        var shown = visitor.changes() ? keys.list(visitor.partner()) : List.<WebhookKey>of();
        return Html.page(
                HttpStatus.OK,
                pages.render(
                        "console/webhook-tools",
                        new ToolsPage(
                                new ConsoleFrame(
                                        visitor, "Tools for webhooks", Section.WEBHOOKS, notice),
                                path(visitor),
                                shown,
                                result,
                                typed)));
    }

    private static String path(Visitor visitor) {
        return ConsoleFrame.path(visitor.partner(), Section.WEBHOOKS) + "/tools";
    }
}
