package io.fairlead.connector;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.sealing.SealedPlace;
import io.fairlead.shared.sealing.Sealer;
import io.fairlead.shared.sealing.Sha256;
import io.fairlead.spi.SavedState;
import io.fairlead.spi.SecretText;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What consumers are being asked: each step is kept sealed, and is handed out once. */
@Component
class Attempts {

    private final AttemptStore store;
    private final Sealer sealer;
    private final Clock clock;

    Attempts(AttemptStore store, Sealer sealer, Clock clock) {
        this.store = store;
        this.sealer = sealer;
        this.clock = clock;
    }

    /** Keeps the state of the step at which {@code attempt} now waits. */
    void wait(
            String id,
            LoginKey login,
            InstitutionRef bank,
            int round,
            SavedState state,
            Instant expiresAt,
            @Nullable String callbackState) {
        var sealed = sealer.seal(state.content(), place(id));
        store.put(
                new Attempt(id, login, bank, round, state.version(), sealed),
                expiresAt,
                callbackState == null ? null : Sha256.of(callbackState));
    }

    Optional<Attempt> take(PartnerId partner, CustomerId customer, String id, int round) {
        return store.take(partner, customer, id, round, clock.instant());
    }

    Optional<Attempt> take(SecretText callbackState) {
        return store.take(Sha256.of(callbackState.reveal()), clock.instant());
    }

    Optional<String> waitingFor(SecretText callbackState) {
        return store.waitingFor(Sha256.of(callbackState.reveal()), clock.instant());
    }

    SavedState stateOf(Attempt attempt) {
        return new SavedState(
                attempt.stateVersion(),
                sealer.openBytes(attempt.stateSealed(), place(attempt.id())));
    }

    void end(Attempt attempt) {
        store.delete(attempt);
    }

    void endAllOf(PartnerId partner, CustomerId customer) {
        store.deleteAllOf(partner, customer);
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void deleteExpired() {
        store.deleteExpired(clock.instant());
    }

    private static SealedPlace place(String id) {
        return new SealedPlace("connection_attempt", "state_sealed", id);
    }
}
