package io.fairlead.link.rest;

import io.fairlead.link.LinkOrigin;
import io.fairlead.link.LinkOutcome;
import io.fairlead.link.LinkType;
import io.fairlead.link.Links;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@CallableBy(CallableBy.Caller.PARTNER)
class GenerateController {

    private static final String GENERATE = "/connect/v2/generate";

    private final Links links;

    GenerateController(Links links) {
        this.links = links;
    }

    record LinkResponse(String link) {}

    @PostMapping(GENERATE)
    LinkResponse full(
            PartnerId caller,
            ObjectNode body,
            @RequestHeader(name = LinkCall.IDEMPOTENCY_KEY, required = false) @Nullable String key)
            throws InterruptedException {
        return generate(LinkType.FULL, caller, body, key);
    }

    @PostMapping(GENERATE + "/jointBorrower")
    LinkResponse jointBorrower(
            PartnerId caller,
            ObjectNode body,
            @RequestHeader(name = LinkCall.IDEMPOTENCY_KEY, required = false) @Nullable String key)
            throws InterruptedException {
        return generate(LinkType.JOINT_BORROWER, caller, body, key);
    }

    @PostMapping(GENERATE + "/lite")
    LinkResponse lite(
            PartnerId caller,
            ObjectNode body,
            @RequestHeader(name = LinkCall.IDEMPOTENCY_KEY, required = false) @Nullable String key)
            throws InterruptedException {
        return generate(LinkType.LITE, caller, body, key);
    }

    @PostMapping(GENERATE + "/fix")
    LinkResponse fix(
            PartnerId caller,
            ObjectNode body,
            @RequestHeader(name = LinkCall.IDEMPOTENCY_KEY, required = false) @Nullable String key)
            throws InterruptedException {
        return generate(LinkType.FIX, caller, body, key);
    }

    /** The one call of the version before, in which the body says which link it is. */
    @PostMapping("/connect/v1/generate")
    LinkResponse ofType(
            PartnerId caller,
            ObjectNode body,
            @RequestHeader(name = LinkCall.IDEMPOTENCY_KEY, required = false) @Nullable String key)
            throws InterruptedException {
        return generate(GenerateRequest.formerType(ConnectFields.of(body)), caller, body, key);
    }

    private LinkResponse generate(
            LinkType type, PartnerId caller, ObjectNode body, @Nullable String key)
            throws InterruptedException {
        var command = GenerateRequest.read(type, LinkOrigin.URL, ConnectFields.of(body));
        LinkCall.checkCaller(command, caller);
        return response(
                key == null
                        ? links.issue(command)
                        : links.issueOnce(LinkCall.checkedKey(key), type + " " + body, command));
    }

    private static LinkResponse response(LinkOutcome outcome) {
        if (outcome instanceof LinkOutcome.Issued(_, var url)) {
            return new LinkResponse(url);
        }
        throw LinkCall.refusal(outcome);
    }
}
