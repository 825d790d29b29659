package io.fairlead.partner.rest;

import io.fairlead.partner.AuthenticationOutcome;
import io.fairlead.partner.ClientAddress;
import io.fairlead.partner.ShownSecret;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import io.fairlead.shared.api.BodyFields;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.ProblemException;
import jakarta.servlet.http.HttpServletRequest;

/** Reads the secret that comes in the body of a call, and says why one is refused. */
final class ShownSecrets {

    private static final int MAX_ID_LENGTH = 64;
    private static final int MAX_SECRET_LENGTH = 1_000;

    private ShownSecrets() {}

    static ShownSecret read(PartnerId caller, BodyFields fields, HttpServletRequest request) {
        return new ShownSecret(
                caller,
                new PartnerId(fields.required("partnerId", MAX_ID_LENGTH)),
                secret(fields, "partnerSecret"),
                ClientAddress.of(request.getRemoteAddr()));
    }

    static Secret secret(BodyFields fields, String name) {
        return new Secret(fields.required(name, MAX_SECRET_LENGTH));
    }

    static ProblemException problem(AuthenticationOutcome refused) {
        return switch (refused) {
            case AuthenticationOutcome.WrongSecret _ -> Problem.INVALID_CREDENTIALS.exception();
            case AuthenticationOutcome.Locked(var wait) ->
                    Problem.PARTNER_LOCKED.exceptionUntil(wait);
            case AuthenticationOutcome.Disabled _ -> Problem.PARTNER_LOCKED.exception();
            case AuthenticationOutcome.UnknownPartner _ -> Problem.PARTNER_NOT_FOUND.exception();
            case AuthenticationOutcome.Granted _ ->
                    throw new IllegalStateException("A granted token is no problem");
        };
    }
}
