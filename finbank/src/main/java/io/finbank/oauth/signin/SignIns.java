package io.finbank.oauth.signin;

import io.finbank.resource.Visitor;
import io.finbank.signon.OpaqueToken;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Who is signed in at the bank's pages. A sign-in is good for one authorization request only, so
 * that whoever links the next account is asked again.
 */
@Service
public class SignIns {

    /** How long a user may take to consent. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    private final SignInStore store;
    private final Clock clock;

    SignIns(SignInStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Signs a user in.
     *
     * @return the token that the browser keeps
     */
    public String open(Visitor visitor, String requestUri) {
        var now = clock.instant();
        store.deleteExpired(now);
        var token = OpaqueToken.random();
        store.insert(
                OpaqueToken.hash(token), OpaqueToken.hash(requestUri), visitor, now.plus(LIFE));
        return token;
    }

    /** Who is signed in with a token, whatever for. */
    Optional<SignedInUser> find(String token) {
        return store.find(OpaqueToken.hash(token), clock.instant()).map(SignedInUser::new);
    }

    /** Who is signed in with a token for this authorization request. */
    Optional<SignedInUser> find(String token, String requestUri) {
        return store.find(OpaqueToken.hash(token), OpaqueToken.hash(requestUri), clock.instant())
                .map(SignedInUser::new);
    }
}
