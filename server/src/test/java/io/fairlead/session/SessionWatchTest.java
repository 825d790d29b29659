package io.fairlead.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.session.state.Ending;
import io.fairlead.session.state.SessionKey;
import io.fairlead.session.state.Stage;
import io.fairlead.support.Await;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@FairleadTest
class SessionWatchTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final SessionWatch watch;
    private final SessionStore store;
    private final Sessions sessions;
    private final SessionLog log;
    private final JdbcClient jdbc;
    private final Session session;
    private final AtomicInteger woken = new AtomicInteger();

    SessionWatchTest(
            FairleadServer server,
            SessionWatch watch,
            SessionStore store,
            Sessions sessions,
            SessionLog log,
            JdbcClient jdbc) {
        this.watch = watch;
        this.store = store;
        this.sessions = sessions;
        this.log = log;
        this.jdbc = jdbc;
        var calls = server.newCaller();
        var consumer = ConsumerWithoutScripts.opening(server, calls.link(calls.full()));
        var key = new SessionKey(consumer.session().substring("/s/".length()));
        this.session = sessions.find(key).orElseThrow();
    }

    @Test
    void wakesAllWhoWaitForAMove() throws InterruptedException {
        var waiting = waiting(20);

        sessions.leave(session, Ending.EXIT);

        for (var thread : waiting) {
            thread.join();
        }
        assertThat(woken).hasValue(20);
    }

    @Test
    void tellsWhereThisNodeHasMovedASession() {
        assertThat(watch.movedOn(session)).isEmpty();

        var stage = new Stage.Search();
        var moved = sessions.move(session, session.running().with(stage)).orElseThrow();
        assertThat(watch.movedOn(session)).contains(moved);
        assertThat(watch.movedOn(moved)).isEmpty();
        assertThat(moved).isEqualTo(sessions.current(session));

        sessions.leave(moved, Ending.EXIT);
        assertThat(watch.movedOn(moved)).contains(sessions.current(moved));
    }

    @Test
    void theTimelineIsKeptAsItIsStored() {
        sessions.move(session, session.running().with(new Stage.Search()));
        var now = sessions.current(session);

        var kept = log.timelineAsRead(now);
        assertThat(kept).hasSize(now.events()).isEqualTo(log.timeline(now));
    }

    @Test
    void wakesWhenAnotherNodeMovesTheSession() throws InterruptedException {
        var waiting = waiting(3);

        jdbc.sql("UPDATE session SET version = version + 1 WHERE id = ?")
                .param(session.id())
                .update();

        for (var thread : waiting) {
            thread.join();
        }
        assertThat(woken).hasValue(3);
    }

    @Test
    void letsNobodyWaitWhenTheServerEnds() throws InterruptedException {
        var ending = new SessionWatch(store);
        var waiting = Thread.ofPlatform().start(() -> ending.await(session, LONG));
        Await.until(() -> waiting.getState() == Thread.State.TIMED_WAITING);

        ending.close();

        waiting.join();
        ending.await(session, LONG);
        assertThat(sessions.current(session).version()).isEqualTo(session.version());
    }

    @Test
    void waitsNoLongerThanItIsTold() {
        watch.await(session, Duration.ofMillis(10));
        assertThat(sessions.current(session).version()).isEqualTo(session.version());
    }

    private ArrayList<Thread> waiting(int count) {
        var threads = new ArrayList<Thread>();
        for (var i = 0; i < count; i++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        watch.await(session, LONG);
                                        woken.incrementAndGet();
                                    }));
        }
        threads.forEach(
                thread -> Await.until(() -> thread.getState() == Thread.State.TIMED_WAITING));
        return threads;
    }
}
