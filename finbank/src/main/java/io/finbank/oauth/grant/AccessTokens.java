package io.finbank.oauth.grant;

import io.finbank.problem.Problem;
import io.finbank.problem.ProblemException;
import io.finbank.resource.BearerTokens;
import io.finbank.resource.Visitor;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Lets the access tokens of OAuth clients open what their users consented to. */
@Service
public class AccessTokens implements BearerTokens {

    private final Grants grants;
    private final Clock clock;

    AccessTokens(Grants grants, Clock clock) {
        this.grants = grants;
        this.clock = clock;
    }

    @Override
    public Optional<Visitor> visitor(String token) {
        return opened(token).map(grant -> Objects.requireNonNull(grant.visitor()));
    }

    /** What the user of a token consented to; empty when it is no access token. */
    public Optional<Consent> consent(String token) {
        return opened(token).map(grant -> Objects.requireNonNull(grant.consent()));
    }

    private Optional<StoredGrant> opened(String token) {
        return grants.accessToken(token).map(this::opened);
    }

    private StoredGrant opened(StoredToken token) {
        var grant =
                grants.grant(token).orElseThrow(() -> new ProblemException(Problem.TOKEN_EXPIRED));
        if (!token.opensAt(clock.instant())) {
            throw new ProblemException(Problem.TOKEN_EXPIRED);
        }
        if (!Objects.requireNonNull(grant.consent()).isInForce(clock.instant())) {
            throw new ProblemException(Problem.CONSENT_MISSING);
        }
        return grant;
    }
}
