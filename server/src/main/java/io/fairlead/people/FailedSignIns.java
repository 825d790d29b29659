package io.fairlead.people;

import io.fairlead.partner.ClientAddress;
import io.fairlead.shared.limit.GrowingDelay;
import io.fairlead.shared.sealing.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Counts guesses and makes those wait who guess, for people who exist and for others alike. A guess
 * is counted before it is looked at, so that many at the same time are as many; one that was right
 * ends the count.
 */
@Service
public class FailedSignIns {

    /** Stands for all addresses: whoever guesses codes knows the password already. */
    static final ClientAddress ANYWHERE = new ClientAddress("");

    private final SignInStore store;
    private final GrowingDelay delay;
    private final Clock clock;

    FailedSignIns(SignInStore store, PeopleProperties properties, Clock clock) {
        this.store = store;
        this.delay = properties.growingDelay();
        this.clock = clock;
    }

    /** Counts a guess; or else, how long nothing is looked at. */
    @Transactional
    public Optional<Duration> count(EmailAddress email, ClientAddress from) {
        var now = clock.instant();
        var before = store.lockFailures(hash(email), from, now);
        var wait = delay.remaining(before.attempts(), before.lastAt(), now);
        if (wait.isPositive()) {
            return Optional.of(wait);
        }
        store.countFailure(hash(email), from, now);
        return Optional.empty();
    }

    /** The guess was right. */
    @Transactional
    public void forget(EmailAddress email, ClientAddress from) {
        store.deleteFailures(hash(email), from);
    }

    static byte[] hash(EmailAddress email) {
        return Sha256.of(email.value());
    }
}
