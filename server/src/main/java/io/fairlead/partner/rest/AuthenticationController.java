package io.fairlead.partner.rest;

import io.fairlead.partner.AuthenticationOutcome;
import io.fairlead.partner.ClientAddress;
import io.fairlead.partner.Partners;
import io.fairlead.partner.SecretChangeOutcome;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import io.fairlead.shared.api.BodyFields;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

@RestController
@CallableBy(CallableBy.Caller.APP_KEY)
@RequestMapping("/aggregation/v2/partners/authentication")
class AuthenticationController {

    private static final int MAX_ID_LENGTH = 64;
    private static final int MAX_SECRET_LENGTH = 1_000;

    private final Partners partners;

    AuthenticationController(Partners partners) {
        this.partners = partners;
    }

    @PostMapping
    Map<String, String> createToken(PartnerId caller, ObjectNode body, HttpServletRequest request) {
        var fields = new BodyFields(body);
        var partner = partnerId(fields);
        var secret = secret(fields, "partnerSecret");
        return switch (partners.authenticate(caller, partner, secret, address(request))) {
            case AuthenticationOutcome.Granted(var token) ->
                    Map.of("token", token.value().reveal());
            case AuthenticationOutcome refused -> throw problem(refused);
        };
    }

    @PutMapping
    ResponseEntity<Void> modifySecret(
            PartnerId caller, ObjectNode body, HttpServletRequest request) {
        var fields = new BodyFields(body);
        var partner = partnerId(fields);
        var secret = secret(fields, "partnerSecret");
        var newSecret = secret(fields, "newPartnerSecret");
        return switch (partners.changeSecret(
                caller, partner, secret, newSecret, address(request))) {
            case SecretChangeOutcome.Changed _ -> ResponseEntity.noContent().build();
            case SecretChangeOutcome.AgainstPolicy _ ->
                    throw Problem.SECRET_AGAINST_POLICY.exception();
            case SecretChangeOutcome.Refused(var why) -> throw problem(why);
        };
    }

    private static ClientAddress address(HttpServletRequest request) {
        return ClientAddress.of(request.getRemoteAddr());
    }

    private static PartnerId partnerId(BodyFields fields) {
        return new PartnerId(fields.required("partnerId", MAX_ID_LENGTH));
    }

    private static Secret secret(BodyFields fields, String name) {
        return new Secret(fields.required(name, MAX_SECRET_LENGTH));
    }

    private static ProblemException problem(AuthenticationOutcome refused) {
        return switch (refused) {
            case AuthenticationOutcome.WrongSecret _ -> Problem.INVALID_CREDENTIALS.exception();
            case AuthenticationOutcome.Locked(var wait) ->
                    Problem.PARTNER_LOCKED.exceptionUntil(wait);
            case AuthenticationOutcome.UnknownPartner _ -> Problem.PARTNER_NOT_FOUND.exception();
            case AuthenticationOutcome.Granted _ ->
                    throw new IllegalStateException("A granted token is no problem");
        };
    }
}
