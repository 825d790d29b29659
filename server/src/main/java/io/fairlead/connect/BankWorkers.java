package io.fairlead.connect;

import io.fairlead.connect.screen.loading.DialogueQueue;
import io.fairlead.session.Session;
import io.fairlead.session.SessionLeases;
import io.fairlead.session.Sessions;
import io.fairlead.session.state.Connection;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.Stage;
import io.fairlead.session.state.Stage.Task;
import io.fairlead.shared.database.DatabaseFailure;
import io.fairlead.shared.work.Foreground;
import io.fairlead.shared.work.Turns;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.SecretText;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lets this node talk to banks while consumers wait: with so many at once as it can serve well, the
 * others in turn. It holds a lease of each session it works for; when a node dies, the next that is
 * asked for the session takes the work over.
 */
@Component
class BankWorkers implements DialogueQueue, Foreground {

    private static final Logger log = LoggerFactory.getLogger(BankWorkers.class);

    private final Sessions sessions;
    private final BankDialogue bank;
    private final SessionLeases leases;
    private final Turns turns;
    private final Set<UUID> queued = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<UUID, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

    BankWorkers(
            Sessions sessions,
            BankDialogue bank,
            SessionLeases leases,
            ConnectProperties properties) {
        this.sessions = sessions;
        this.bank = bank;
        this.leases = leases;
        this.turns = new Turns(properties.dialogues());
    }

    /** Moves a session to the progress screen, where its task is done next. */
    Optional<Session> load(
            Session session, Connection connection, Task task, SessionEvent... events) {
        return sessions.move(
                session, session.running().with(new Stage.Loading(connection, task)), events);
    }

    /** Begins the sign-in at an institution. */
    void begin(Session session, Connection connection, SessionEvent... events) {
        load(session, connection, new Task.Begin(), events).ifPresent(this::resume);
    }

    /** Does the task of a session that was just moved to {@link Stage.Loading}. */
    void resume(Session session) {
        start(session, () -> bank.resume(session));
    }

    /** Passes on what the consumer has answered to the bank's question. */
    void answer(Session session, Stage.AttemptRound round, ConsumerInput input) {
        start(session, () -> bank.answer(session, round, input));
    }

    /** Passes on the query with which the bank's page has sent the consumer back. */
    void answer(Session session, Map<String, SecretText> query) {
        start(session, () -> bank.answer(session, query));
    }

    private void start(Session session, Runnable dialogue) {
        var done = new CompletableFuture<Void>();
        running.put(session.id(), done);
        leases.begin(session);
        queued.add(session.id());
        threads.execute(
                () -> {
                    try {
                        turns.take(
                                () -> {
                                    queued.remove(session.id());
                                    dialogue.run();
                                });
                    } catch (RuntimeException e) {
                        failed(session, e);
                    } finally {
                        if (running.remove(session.id(), done)) {
                            leases.end(session);
                        }
                        done.complete(null);
                    }
                });
    }

    @Override
    public boolean contains(UUID session) {
        return turns.areTaken() && queued.contains(session);
    }

    @Override
    public boolean isBusy() {
        return turns.areInDemand();
    }

    /**
     * Without the database, the work is done by whoever is asked for it next, as of a dead node.
     */
    private void failed(Session session, RuntimeException reason) {
        if (DatabaseFailure.isUnavailable(reason)) {
            log.warn("Session {} waits for the database: {}", session.id(), reason.toString());
        } else {
            log.error("Session {} met a fault at {}", session.id(), session.version(), reason);
            bank.fail(sessions.current(session));
        }
    }

    /** Waits until this node's work for the session is done, and no longer than that. */
    void await(Session session, Duration longest) {
        var done = running.get(session.id());
        try {
            if (done != null) {
                done.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (TimeoutException | ExecutionException _) {
            // Whoever asked looks at the session itself.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Goes on with what another node, or this one before its end, has left undone. */
    void takeOverWhenLost(Session session) {
        if (!running.containsKey(session.id()) && leases.takeOver(session)) {
            resume(session);
        }
    }
}
