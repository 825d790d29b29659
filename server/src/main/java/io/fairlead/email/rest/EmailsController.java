package io.fairlead.email.rest;

import io.fairlead.email.EmailPage;
import io.fairlead.email.EmailQuery;
import io.fairlead.email.EmailState;
import io.fairlead.email.Emails;
import io.fairlead.email.ResendOutcome;
import io.fairlead.link.Links;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.PathId;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.QueryFields;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Fairlead's own calls about mails. */
@RestController
@CallableBy(CallableBy.Caller.PARTNER)
@RequestMapping("/fairlead/v1/emails")
class EmailsController {

    private static final int MAX_ID_LENGTH = 40;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Emails emails;

    EmailsController(Emails emails) {
        this.emails = emails;
    }

    record EmailsResponse(
            long found, int displaying, boolean moreAvailable, List<EmailResponse> emails) {

        static EmailsResponse of(EmailPage page) {
            var emails = page.emails().stream().map(EmailResponse::of).toList();
            return new EmailsResponse(page.found(), emails.size(), page.moreAvailable(), emails);
        }
    }

    @GetMapping
    EmailsResponse list(PartnerId caller, @RequestParam Map<String, String> query) {
        return EmailsResponse.of(emails.list(caller, query(new QueryFields(query))));
    }

    @GetMapping("/{emailId}")
    EmailResponse get(PartnerId caller, @PathVariable String emailId) {
        return emails.find(caller, id(emailId))
                .map(EmailResponse::of)
                .orElseThrow(Problem.RESOURCE_NOT_FOUND::exception);
    }

    @PostMapping("/{emailId}/resend")
    @ResponseStatus(HttpStatus.CREATED)
    EmailResponse resend(PartnerId caller, @PathVariable String emailId) {
        return switch (emails.resend(caller, id(emailId))) {
            case ResendOutcome.Taken(var email) -> EmailResponse.of(email);
            case ResendOutcome.Unknown _ -> throw Problem.RESOURCE_NOT_FOUND.exception();
            case ResendOutcome.LinkEnded _ -> throw Problem.EMAIL_LINK_ENDED.exception();
            case ResendOutcome.NoMail _ -> throw Problem.NO_MAIL.exception();
        };
    }

    @PostMapping("/{emailId}/revoke")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(PartnerId caller, @PathVariable String emailId) {
        if (!emails.revoke(caller, id(emailId))) {
            throw Problem.RESOURCE_NOT_FOUND.exception();
        }
    }

    private static EmailQuery query(QueryFields query) {
        var link = query.text("link", Links.LONGEST_URL);
        var customer = query.text("customerId", MAX_ID_LENGTH);
        return new EmailQuery(
                link == null
                        ? null
                        : Links.idOf(link).orElseThrow(Problem.RESOURCE_NOT_FOUND::exception),
                customer == null ? null : PathId.customer(customer),
                state(query.text("state", MAX_ID_LENGTH)),
                query.start(),
                query.limit());
    }

    private static @Nullable EmailState state(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return Arrays.stream(EmailState.values())
                .filter(state -> EmailResponse.name(state).equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(
                        () ->
                                Problem.BAD_REQUEST.exception(
                                        "\"state\" must be one of queued, sent, opened, refused,"
                                                + " givenUp, revoked."));
    }

    private static UUID id(String text) {
        if (!ID.matcher(text).matches()) {
            throw Problem.RESOURCE_NOT_FOUND.exception();
        }
        return UUID.fromString(text);
    }
}
