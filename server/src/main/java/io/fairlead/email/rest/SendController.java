package io.fairlead.email.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.email.Email;
import io.fairlead.email.EmailConfig;
import io.fairlead.email.Emails;
import io.fairlead.email.SendOutcome;
import io.fairlead.link.LinkOrigin;
import io.fairlead.link.LinkType;
import io.fairlead.link.rest.ConnectFields;
import io.fairlead.link.rest.GenerateRequest;
import io.fairlead.link.rest.LinkCall;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Links that Fairlead sends by e-mail. */
@RestController
@CallableBy(CallableBy.Caller.PARTNER)
@RequestMapping("/connect/v2/send/email")
class SendController {

    private final Emails emails;

    SendController(Emails emails) {
        this.emails = emails;
    }

    record SentLinkResponse(String link, EmailConfigResponse emailConfig) {

        static SentLinkResponse of(Email email) {
            return new SentLinkResponse(email.url(), EmailConfigResponse.of(email.config()));
        }
    }

    /** What the mail says, with the defaults of what the call has left open. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EmailConfigResponse(
            String to,
            @Nullable String from,
            @Nullable String supportPhone,
            @Nullable String subject,
            @Nullable String firstName,
            @Nullable String institutionName,
            @Nullable String institutionAddress,
            @Nullable List<String> signature) {

        static EmailConfigResponse of(EmailConfig config) {
            return new EmailConfigResponse(
                    String.join(", ", config.to()),
                    config.from(),
                    config.supportPhone(),
                    config.subject(),
                    config.firstName(),
                    config.institutionName(),
                    config.institutionAddress(),
                    config.signature());
        }
    }

    @PostMapping
    SentLinkResponse toOne(
            PartnerId caller,
            ObjectNode body,
            @RequestHeader(name = LinkCall.IDEMPOTENCY_KEY, required = false)
                    @Nullable String key) {
        return send(LinkType.FULL, caller, body, key);
    }

    @PostMapping("/jointBorrower")
    SentLinkResponse toBorrowers(
            PartnerId caller,
            ObjectNode body,
            @RequestHeader(name = LinkCall.IDEMPOTENCY_KEY, required = false)
                    @Nullable String key) {
        return send(LinkType.JOINT_BORROWER, caller, body, key);
    }

    private SentLinkResponse send(
            LinkType type, PartnerId caller, ObjectNode body, @Nullable String key) {
        var fields = ConnectFields.of(body);
        var command = GenerateRequest.read(type, LinkOrigin.EMAIL, fields);
        var config = EmailRequest.read(type, fields);
        LinkCall.checkCaller(command, caller);
        var outcome =
                key == null
                        ? emails.send(command, config)
                        : emails.sendOnce(
                                LinkCall.checkedKey(key),
                                "email " + type + " " + body,
                                command,
                                config);
        return switch (outcome) {
            case SendOutcome.Taken(var email) -> SentLinkResponse.of(email);
            case SendOutcome.WithoutLink(var refusal) -> throw LinkCall.refusal(refusal);
            case SendOutcome.NoMail _ -> throw Problem.NO_MAIL.exception();
        };
    }
}
