package io.finbank.signon;

import io.finbank.resource.BearerTokens;
import io.finbank.resource.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The sessions of users who have signed on. */
@Service
class Sessions implements BearerTokens {

    private static final Duration LIFE = Duration.ofMinutes(10);

    private final SessionStore store;
    private final Clock clock;

    Sessions(SessionStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    SignOnOutcome.SignedOn open(Visitor visitor) {
        var now = clock.instant();
        store.deleteExpired(now);
        var token = OpaqueToken.random();
        var expiresAt = now.plus(LIFE);
        store.insert(OpaqueToken.hash(token), visitor, expiresAt);
        return new SignOnOutcome.SignedOn(token, expiresAt);
    }

    @Override
    public Optional<Visitor> visitor(String token) {
        return store.find(OpaqueToken.hash(token), clock.instant());
    }

    void close(String token) {
        store.delete(OpaqueToken.hash(token));
    }
}
