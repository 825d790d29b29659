package io.fairlead.link.rest;

import io.fairlead.link.LinkOutcome;
import io.fairlead.link.LinkType;
import io.fairlead.link.Links;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.problem.Problem;
import io.fairlead.shared.web.CallableBy;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@CallableBy(CallableBy.Caller.PARTNER)
@RequestMapping("/connect/v2/generate")
class GenerateController {

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final Pattern KEY_FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final Links links;

    GenerateController(Links links) {
        this.links = links;
    }

    record LinkResponse(String link) {}

    @PostMapping
    LinkResponse full(
            PartnerId caller,
            ObjectNode body,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key)
            throws InterruptedException {
        return generate(LinkType.FULL, caller, body, key);
    }

    @PostMapping("/jointBorrower")
    LinkResponse jointBorrower(
            PartnerId caller,
            ObjectNode body,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key)
            throws InterruptedException {
        return generate(LinkType.JOINT_BORROWER, caller, body, key);
    }

    @PostMapping("/lite")
    LinkResponse lite(
            PartnerId caller,
            ObjectNode body,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key)
            throws InterruptedException {
        return generate(LinkType.LITE, caller, body, key);
    }

    @PostMapping("/fix")
    LinkResponse fix(
            PartnerId caller,
            ObjectNode body,
            @RequestHeader(name = IDEMPOTENCY_KEY, required = false) @Nullable String key)
            throws InterruptedException {
        return generate(LinkType.FIX, caller, body, key);
    }

    private LinkResponse generate(
            LinkType type, PartnerId caller, ObjectNode body, @Nullable String key)
            throws InterruptedException {
        var command = GenerateRequest.read(type, body);
        if (!command.partner().equals(caller)) {
            throw Problem.CONNECT_INVALID.exception("Invalid \"partnerId\" in request body");
        }
        return response(
                key == null
                        ? links.issue(command)
                        : links.issueOnce(checked(key), type + " " + body, command));
    }

    private static String checked(String key) {
        if (!KEY_FORM.matcher(key).matches()) {
            throw Problem.CONNECT_INVALID.exception(
                    "\"Idempotency-Key\" must be 1 to 255 printable ASCII characters");
        }
        return key;
    }

    private static LinkResponse response(LinkOutcome outcome) {
        return switch (outcome) {
            case LinkOutcome.Issued(_, var url) -> new LinkResponse(url);
            case LinkOutcome.UnknownCustomer(var customer) ->
                    throw notFound("/aggregation/v1/customers/" + customer);
            case LinkOutcome.UnknownInstitution(var institution) ->
                    throw notFound("/institution/v2/institutions/" + institution);
            case LinkOutcome.UnknownLogin _ -> throw Problem.CONNECT_NO_ACCOUNTS.exception();
            case LinkOutcome.WebhookFailed(var ping) ->
                    throw Problem.CONNECT_INVALID.exception(PingText.of(ping));
            case LinkOutcome.KeyUsedForAnotherCall _ ->
                    throw Problem.CONNECT_IDEMPOTENCY_CONFLICT.exception();
        };
    }

    /** The vendor's Connect asks its sister services and repeats their refusal. */
    private static RuntimeException notFound(String path) {
        return Problem.CONNECT_INVALID.exception("Request failed with status code 404 GET " + path);
    }
}
