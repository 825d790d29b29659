package io.fairlead.sandbox.clock;

import io.fairlead.consent.ConsentExpiry;
import io.fairlead.sandbox.finbank.FinBankClock;
import io.fairlead.session.SessionExpiry;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.Mode;
import io.fairlead.shared.http.OutboundException;
import io.fairlead.shared.time.ServerClock;
import io.fairlead.shared.work.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * The one clock of the server and FinBank, which goes forward, and back only to the time that it
 * is. How far it is ahead is stored, so that it survives a restart and all nodes follow within two
 * seconds.
 */
@Service
public class SandboxClock implements SmartInitializingSingleton {

    private static final Logger log = LoggerFactory.getLogger(SandboxClock.class);

    /** FinBank's calendar goes no further. */
    public static final Duration FARTHEST = Duration.ofDays(3650);

    /** After so many moments with something to do the clock goes to its end at once. */
    private static final int MOST_STOPS = 100;

    private static final Duration LONGEST_JOBS = Duration.ofSeconds(3);
    private static final Duration LONGEST_MOVE = Duration.ofSeconds(20);

    private final ServerClock clock;
    private final ClockStore store;
    private final FinBankClock bank;
    private final SessionExpiry sessions;
    private final ConsentExpiry consents;
    private final Mode mode;
    private final ReentrantLock moving = new ReentrantLock();

    SandboxClock(
            ServerClock clock,
            ClockStore store,
            FinBankClock bank,
            SessionExpiry sessions,
            ConsentExpiry consents,
            FairleadProperties fairlead) {
        this.clock = clock;
        this.store = store;
        this.bank = bank;
        this.sessions = sessions;
        this.consents = consents;
        this.mode = fairlead.mode();
    }

    @Override
    public void afterSingletonsInstantiated() {
        follow();
    }

    /** Goes as all nodes do. */
    @Scheduled(fixedDelayString = "PT2S")
    public void follow() {
        if (mode == Mode.SANDBOX && moving.tryLock()) {
            try {
                clock.putAhead(store.ahead());
            } finally {
                moving.unlock();
            }
        }
    }

    /** What time it is. */
    public ClockState state() {
        var ahead = clock.ahead();
        return new ClockState(clock.machine().instant().plus(ahead), ahead);
    }

    /** The next that wait for their time, the earliest first. */
    public List<Pending> pending(int atMost) {
        var now = clock.instant();
        var day = new Pending("bankDay", "new transactions at FinBank", FinBankClock.dayAfter(now));
        return Stream.concat(store.pending(now, atMost).stream(), Stream.of(day))
                .sorted(Comparator.comparing(Pending::until))
                .limit(atMost)
                .toList();
    }

    /** Whether the clock can be put forward by so much. */
    public boolean canMoveBy(Duration duration) {
        return duration.compareTo(FARTHEST.minus(clock.ahead())) <= 0;
    }

    /**
     * Puts the clock forward, in whole seconds. It stops wherever a job has something to do
     * meanwhile, and lets the jobs do it, so that all happens in its order, each at its own time.
     *
     * @param duration zero: the clock only waits for the jobs that are due
     * @throws OutboundException when FinBank does not answer
     */
    public ClockState moveBy(Duration duration) {
        moving.lock();
        try {
            var wanted = clock.ahead().plusSeconds(wholeSeconds(duration));
            var deadline = System.nanoTime() + LONGEST_MOVE.toNanos();
            awaitJobs();
            for (var stops = 0; stops < MOST_STOPS && System.nanoTime() < deadline; stops++) {
                var next = store.nextJob(clock.instant(), clock.machine().instant().plus(wanted));
                if (next.isEmpty()) {
                    break;
                }
                var ahead = aheadAt(next.get());
                if (ahead.compareTo(wanted) >= 0) {
                    break;
                }
                put(ahead);
                awaitJobs();
            }
            put(wanted);
            awaitJobs();
        } finally {
            moving.unlock();
        }
        return state();
    }

    /**
     * Shows the real time again. What was made later keeps its times.
     *
     * @throws OutboundException when FinBank does not answer
     */
    public ClockState reset() {
        moving.lock();
        try {
            put(Duration.ZERO);
        } finally {
            moving.unlock();
        }
        return state();
    }

    /** How far the clock is ahead when it comes to a moment; in whole seconds, as FinBank's is. */
    private Duration aheadAt(Instant moment) {
        return Duration.ofSeconds(
                wholeSeconds(Duration.between(clock.machine().instant(), moment)));
    }

    /** Never short of the duration. */
    private static long wholeSeconds(Duration duration) {
        return duration.plusNanos(999_999_999).toSeconds();
    }

    /** FinBank first: when it does not answer, nothing has moved. */
    private void put(Duration ahead) {
        bank.put(ahead);
        store.keep(ahead);
        clock.putAhead(ahead);
    }

    /** Ends what is over, and lets the workers do what is due. */
    private void awaitJobs() {
        sessions.endExpired();
        consents.expire();
        if (!Await.until(LONGEST_JOBS, () -> !store.isBusy(clock.instant()))) {
            log.info("The clock goes on while jobs are still at work");
        }
    }
}
