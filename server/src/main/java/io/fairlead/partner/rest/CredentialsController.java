package io.fairlead.partner.rest;

import io.fairlead.partner.AppKeyOutcome;
import io.fairlead.partner.AppKeys;
import io.fairlead.partner.Partners;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import io.fairlead.shared.api.BodyFields;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * What partners do with their credentials beside the vendor's calls. Each call shows the secret: a
 * stolen token is not enough for any of them, and who has lost all tokens can still make them.
 */
@RestController
@CallableBy(CallableBy.Caller.APP_KEY)
@RequestMapping("/fairlead/v1")
class CredentialsController {

    private static final int LONGEST_CHANGE_OVER = (int) AppKeys.LONGEST_CHANGE_OVER.toHours();

    private final Partners partners;
    private final AppKeys appKeys;

    CredentialsController(Partners partners, AppKeys appKeys) {
        this.partners = partners;
        this.appKeys = appKeys;
    }

    /**
     * @param olderExpiresAt until when the key before counts as well
     */
    record AppKeyResponse(String appKey, Instant olderExpiresAt) {}

    @PostMapping("/tokens/revoke")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeTokens(PartnerId caller, ObjectNode body, HttpServletRequest request) {
        var shown = ShownSecrets.read(caller, new BodyFields(body), request);
        var refusal = partners.revokeTokens(shown);
        if (refusal.isPresent()) {
            throw ShownSecrets.problem(refusal.get());
        }
    }

    @PostMapping("/app-keys")
    @ResponseStatus(HttpStatus.CREATED)
    AppKeyResponse replaceAppKey(PartnerId caller, ObjectNode body, HttpServletRequest request) {
        var fields = new BodyFields(body);
        var shown = ShownSecrets.read(caller, fields, request);
        var hours =
                fields.integer(
                        "olderForHours",
                        0,
                        LONGEST_CHANGE_OVER,
                        (int) AppKeys.CHANGE_OVER.toHours());
        return switch (appKeys.replace(shown, Duration.ofHours(hours))) {
            case AppKeyOutcome.Replaced(Secret appKey, Instant olderExpiresAt) ->
                    new AppKeyResponse(appKey.reveal(), olderExpiresAt);
            case AppKeyOutcome.ChangeGoesOn _ -> throw Problem.APP_KEY_CHANGE_GOES_ON.exception();
            case AppKeyOutcome outcome -> throw unexpected(outcome);
        };
    }

    @PostMapping("/app-keys/end-older")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOlderAppKey(PartnerId caller, ObjectNode body, HttpServletRequest request) {
        var shown = ShownSecrets.read(caller, new BodyFields(body), request);
        switch (appKeys.endOlder(shown, CallerCheck.appKey(request))) {
            case AppKeyOutcome.OlderEnded _ -> {
                // 204 says it.
            }
            case AppKeyOutcome.CalledWithOlder _ ->
                    throw Problem.CALLED_WITH_OLDER_APP_KEY.exception();
            case AppKeyOutcome outcome -> throw unexpected(outcome);
        }
    }

    private static RuntimeException unexpected(AppKeyOutcome outcome) {
        return switch (outcome) {
            case AppKeyOutcome.Refused(var why) -> ShownSecrets.problem(why);
            case AppKeyOutcome.UnknownPartner _ -> Problem.PARTNER_NOT_FOUND.exception();
            case AppKeyOutcome.Replaced _,
                    AppKeyOutcome.OlderEnded _,
                    AppKeyOutcome.ChangeGoesOn _,
                    AppKeyOutcome.CalledWithOlder _ ->
                    new IllegalStateException("Another call was answered: " + outcome);
        };
    }
}
