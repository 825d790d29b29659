package io.fairlead.partner;

import io.fairlead.partner.PartnerStore.StoredPartner;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.limit.Rate;
import io.fairlead.shared.time.ServerClock;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Checks partners' secrets, counts wrong ones, and makes those wait who guess. */
@Component
class SecretCheck {

    private final PartnerStore store;
    private final PartnerProperties properties;
    private final Rate<Caller> tokenRequests;
    private final Clock clock;

    SecretCheck(PartnerStore store, PartnerProperties properties, ServerClock clock) {
        this.store = store;
        this.properties = properties;
        this.clock = clock;
        this.tokenRequests =
                new Rate<>(
                        "requests for tokens",
                        properties.tokensPerMinute(),
                        Duration.ofMinutes(1),
                        clock.machine());
    }

    private record Caller(PartnerId partner, ClientAddress from) {}

    sealed interface Checked {

        record Right(StoredPartner partner) implements Checked {}

        record Wrong(AuthenticationOutcome outcome) implements Checked {}
    }

    /** Checks a secret in the caller's transaction, which has the partner's row locked then. */
    Checked check(ShownSecret shown) {
        tokenRequests.take(new Caller(shown.appKeyOwner(), shown.from()));
        var partner = shown.partner();
        var stored =
                shown.appKeyOwner().equals(partner)
                        ? store.lock(partner)
                        : Optional.<StoredPartner>empty();
        if (stored.isEmpty()) {
            return new Checked.Wrong(new AuthenticationOutcome.UnknownPartner());
        }
        var failures = store.failures(partner, shown.from());
        var wait =
                properties
                        .growingDelay()
                        .remaining(failures.attempts(), failures.lastAt(), clock.instant());
        if (wait.isPositive()) {
            return new Checked.Wrong(new AuthenticationOutcome.Locked(wait));
        }
        if (!stored.get().secret().equals(shown.secret())) {
            store.setFailures(partner, shown.from(), failures.attempts() + 1, clock.instant());
            return new Checked.Wrong(new AuthenticationOutcome.WrongSecret());
        }
        if (failures.attempts() > 0) {
            store.deleteFailures(partner, shown.from());
        }
        return stored.get().disabled()
                ? new Checked.Wrong(new AuthenticationOutcome.Disabled())
                : new Checked.Right(stored.get());
    }
}
