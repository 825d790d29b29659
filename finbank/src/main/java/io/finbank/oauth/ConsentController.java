package io.finbank.oauth;

import io.finbank.oauth.grant.AccessTokens;
import io.finbank.oauth.grant.Consent;
import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Tells a client what its token is good for. */
@RestController
class ConsentController {

    private static final String SCHEME = "Bearer ";

    private final AccessTokens tokens;

    ConsentController(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping("/api/consent")
    Consent show(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "")
                    String authorization) {
        if (!authorization.startsWith(SCHEME)) {
            throw new ProblemException(Problem.TOKEN_EXPIRED);
        }
        return tokens.consent(authorization.substring(SCHEME.length()))
                .orElseThrow(() -> new ProblemException(Problem.TOKEN_EXPIRED));
    }
}
