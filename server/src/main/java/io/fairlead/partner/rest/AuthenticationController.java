package io.fairlead.partner.rest;

import io.fairlead.partner.AuthenticationOutcome;
import io.fairlead.partner.Partners;
import io.fairlead.partner.SecretChangeOutcome;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.BodyFields;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.shared.api.Problem;
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

    private final Partners partners;

    AuthenticationController(Partners partners) {
        this.partners = partners;
    }

    @PostMapping
    Map<String, String> createToken(PartnerId caller, ObjectNode body, HttpServletRequest request) {
        var shown = ShownSecrets.read(caller, new BodyFields(body), request);
        return switch (partners.authenticate(shown)) {
            case AuthenticationOutcome.Granted(var token) ->
                    Map.of("token", token.value().reveal());
            case AuthenticationOutcome refused -> throw ShownSecrets.problem(refused);
        };
    }

    @PutMapping
    ResponseEntity<Void> modifySecret(
            PartnerId caller, ObjectNode body, HttpServletRequest request) {
        var fields = new BodyFields(body);
        var shown = ShownSecrets.read(caller, fields, request);
        var newSecret = ShownSecrets.secret(fields, "newPartnerSecret");
        var endTokens = fields.flag("endTokens");
        return switch (partners.changeSecret(shown, newSecret, endTokens)) {
            case SecretChangeOutcome.Changed _ -> ResponseEntity.noContent().build();
            case SecretChangeOutcome.AgainstPolicy _ ->
                    throw Problem.SECRET_AGAINST_POLICY.exception();
            case SecretChangeOutcome.Refused(var why) -> throw ShownSecrets.problem(why);
        };
    }
}
