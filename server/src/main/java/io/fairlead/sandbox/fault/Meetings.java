package io.fairlead.sandbox.fault;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.connector.Disturbances;
import io.fairlead.connector.LoginKey;
import io.fairlead.spi.Connector;
import io.fairlead.spi.Occasion;
import io.fairlead.spi.Step;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Lets calls to banks meet the faults that wait for them. */
@Component
class Meetings implements Disturbances {

    private static final Duration UNTIL_RENEWED = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final Faults faults;
    private final Userids userids;

    /** A login whose consent is over is not helped by a renewal, which follows at once. */
    private final Cache<LoginKey, Boolean> withoutConsent =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(UNTIL_RENEWED).build();

    Meetings(Faults faults, Userids userids) {
        this.faults = faults;
        this.userids = userids;
    }

    @Override
    public Meeting of(LoginKey login, String institutionId, Occasion occasion) {
        return new Meeting(login, institutionId, occasion);
    }

    @Override
    public Optional<Step.Failed<?>> atSharing(LoginKey login, String institutionId) {
        return of(login, institutionId, Occasion.CONSUMER)
                .meet(Set.of(FaultStep.SHARING), () -> userids.known(login))
                .stream()
                .findFirst()
                .map(fault -> failure(fault));
    }

    private static Step.Failed<?> failure(Fault fault) {
        return RefusalCodes.failure(Strike.code(fault));
    }

    /** One call, which meets the same when it is repeated. */
    final class Meeting implements Disturbance {

        private final LoginKey login;
        private final String institution;
        private final Occasion occasion;
        private final Map<Set<FaultStep>, List<Fault>> met = new HashMap<>();
        private boolean struck;

        private Meeting(LoginKey login, String institution, Occasion occasion) {
            this.login = login;
            this.institution = institution;
            this.occasion = occasion;
        }

        @Override
        public Connector around(Connector connector) {
            return new DisturbedConnector(connector, this, userids);
        }

        @Override
        public synchronized boolean hasStruck() {
            return struck;
        }

        LoginKey login() {
            return login;
        }

        /** Whether nobody waits in front of a page. */
        boolean isRefresh() {
            return occasion != Occasion.CONSUMER;
        }

        /** The faults of these steps, counted when they are asked for the first time. */
        synchronized List<Fault> meet(Set<FaultStep> steps, Supplier<Optional<String>> userid) {
            var found =
                    met.computeIfAbsent(
                            steps,
                            _ -> faults.meet(new FaultyCall(steps, login, institution, userid)));
            struck |= !found.isEmpty();
            return found;
        }

        void loseConsent() {
            withoutConsent.put(login, true);
        }

        /** Whether the consent was over a moment ago, which is told of once. */
        synchronized boolean hasLostConsent() {
            var lost = withoutConsent.asMap().remove(login) != null;
            struck |= lost;
            return lost;
        }
    }
}
