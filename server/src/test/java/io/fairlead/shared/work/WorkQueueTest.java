package io.fairlead.shared.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.time.ServerClock;
import io.fairlead.support.Await;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Nodes at a queue of their own, which the test's server does not know. */
@FairleadTest
class WorkQueueTest {

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final WorkQueue work;
    private final WorkQueueStore store;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final MovableClock clock;
    private final String queue = "test-" + UUID.randomUUID();
    private final List<WorkDispatcher> nodes = new ArrayList<>();
    private final List<Hand> hands = new ArrayList<>();

    WorkQueueTest(
            WorkQueue work,
            WorkQueueStore store,
            TransactionOperations transactions,
            JdbcClient jdbc,
            MovableClock clock) {
        this.work = work;
        this.store = store;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @AfterEach
    void stop() {
        hands.forEach(Hand::letGo);
        nodes.forEach(WorkDispatcher::close);
    }

    @Test
    void doesAnItemOnce() throws InterruptedException {
        var hand = new Hand(2);
        hand.letGo();
        add("a");
        hand.node.poll();

        assertThat(hand.next().subject()).isEqualTo("a");
        Await.until(() -> claimed().isEmpty());
        hand.node.poll();
        assertThat(hand.begun).isEmpty();
    }

    @Test
    void keepsNothingOfATransactionThatIsRolledBack() {
        transactions.executeWithoutResult(
                transaction -> {
                    add("a");
                    transaction.setRollbackOnly();
                });

        assertThat(claimed()).isEmpty();
    }

    @Test
    void waitsForTheDueTime() {
        work.add(queue, "a", "fair", clock.instant().plusSeconds(30));

        assertThat(claimed()).isEmpty();
        clock.advance(A_MINUTE);
        assertThat(claimed()).containsExactly("a");
    }

    @Test
    void doesNoMoreAtOnceThanItsWorkerSays() throws InterruptedException {
        var hand = new Hand(1);
        add("a");
        add("b");
        hand.node.poll();
        hand.node.poll();
        hand.next();

        assertThat(hand.begun).isEmpty();
        assertThat(claimed()).containsExactly("b");
    }

    @Test
    void fillsPlacesThatBecomeFreeWhileThereIsMore() throws InterruptedException {
        var hand = new Hand(2);
        hand.letGo();
        for (var number = 0; number < 9; number++) {
            add("item-" + number);
        }

        hand.node.poll();

        for (var number = 0; number < 9; number++) {
            hand.next();
        }
        Await.until(() -> claimed().isEmpty());
    }

    @Test
    void fillsNoMorePlacesThanTheWorkerWantsByThen() throws InterruptedException {
        var hand = new Hand(3);
        for (var number = 0; number < 6; number++) {
            add("item-" + number);
        }
        hand.node.poll();
        hand.atOnce = 0;
        hand.letGo();
        for (var number = 0; number < 3; number++) {
            hand.next();
        }
        hand.awaitEnd();
        hand.node.poll();

        assertThat(hand.begun).isEmpty();
        assertThat(claimed()).hasSize(3);
    }

    @Test
    void takesTurnsBetweenFairnessKeys() {
        for (var number = 0; number < 5; number++) {
            work.add(queue, "busy-" + number, "busy", clock.instant().minusSeconds(60));
        }
        work.add(queue, "quiet-0", "quiet", clock.instant());
        work.add(queue, "quiet-1", "quiet", clock.instant());

        assertThat(claim(2)).containsExactlyInAnyOrder("busy-0", "quiet-0");
        assertThat(claim(2)).containsExactlyInAnyOrder("busy-1", "quiet-1");
        assertThat(claim(9)).hasSize(3);
    }

    @Test
    void belongsToANodeUntilItsHeartbeatsEnd() throws InterruptedException {
        var hand = new Hand(1);
        add("a");
        hand.node.poll();
        hand.next();
        clock.advance(A_MINUTE);
        Await.until(
                () -> {
                    hand.heartbeats.renew();
                    return isRenewed();
                });
        assertThat(claimed()).isEmpty();

        clock.advance(Leases.HEARTBEAT_TIMEOUT.plusSeconds(1));
        assertThat(claimed()).containsExactly("a");
    }

    @Test
    void isHandedBackByANodeThatStops() throws InterruptedException {
        var first = new Hand(1);
        var second = new Hand(1);
        add("a");
        first.node.poll();
        assertThat(first.next().attempts()).isEqualTo(1);

        first.node.close();
        second.node.poll();

        assertThat(second.next().attempts()).isEqualTo(2);
        assertThat(first.isHeld()).isFalse();
        assertThat(second.isHeld()).isTrue();
    }

    /** A node that was only slow finds that its work is another's. */
    @Test
    void countsNothingOfANodeThatHasLostTheLease() throws InterruptedException {
        var slow = new Hand(1);
        add("a");
        slow.node.poll();
        slow.next();
        clock.advance(A_MINUTE);
        assertThat(claimed()).containsExactly("a");

        slow.letGo();
        slow.awaitEnd();
        slow.heartbeats.renew();

        assertThat(claimed()).isEmpty();
        clock.advance(A_MINUTE);
        assertThat(claimed()).containsExactly("a");
    }

    @Test
    void isDoneOnceMoreWhenItIsAddedMeanwhile() throws InterruptedException {
        var hand = new Hand(1);
        add("a");
        add("a");
        hand.node.poll();
        hand.next();
        add("a");
        hand.letGo();
        hand.awaitEnd();

        assertThat(hand.polled().subject()).isEqualTo("a");
        hand.awaitEnd();
        hand.node.poll();
        assertThat(hand.begun).isEmpty();
    }

    @Test
    void isTriedAgainWhenItsWorkerSaysSo() throws InterruptedException {
        var hand = new Hand(1);
        hand.result = new WorkResult.TryAgain(clock.instant().plusSeconds(30));
        hand.letGo();
        add("a");
        hand.node.poll();
        hand.next();
        hand.awaitEnd();

        assertThat(claimed()).isEmpty();
        clock.advance(A_MINUTE);
        assertThat(claimed()).containsExactly("a");
    }

    @Test
    void isTriedAgainAfterAFault() throws InterruptedException {
        var hand = new Hand(1);
        hand.failure = new IllegalStateException("This worker fails");
        hand.letGo();
        add("a");
        hand.node.poll();
        hand.next();
        hand.awaitEnd();

        assertThat(claimed()).isEmpty();
        clock.advance(A_MINUTE);
        assertThat(claimed()).containsExactly("a");
    }

    /** As soon as the database may be back, and not after the pause of a fault. */
    @Test
    void isTriedAgainSoonAfterTheDatabaseWasAway() throws InterruptedException {
        var hand = new Hand(1);
        hand.failure =
                new IllegalStateException(new DataAccessResourceFailureException("No database"));
        hand.letGo();
        add("a");
        hand.node.poll();
        hand.next();
        hand.awaitEnd();

        assertThat(claimed()).isEmpty();
        clock.advance(Duration.ofSeconds(2));
        assertThat(claimed()).containsExactly("a");
    }

    private void add(String subject) {
        work.add(queue, subject, "fair", clock.instant());
    }

    private boolean isRenewed() {
        return jdbc.sql("SELECT heartbeat_at >= :now FROM work_item WHERE queue = :queue")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("queue", queue)
                .query(Boolean.class)
                .single();
    }

    private List<String> claimed() {
        return claim(10);
    }

    private List<String> claim(int atMost) {
        var now = clock.instant();
        return store.claim(queue, now, now, now.minus(Leases.HEARTBEAT_TIMEOUT), atMost).stream()
                .map(WorkItem::subject)
                .toList();
    }

    /** A node whose worker stops at each item until it is let go. */
    private final class Hand implements QueueWorker {

        private volatile int atOnce;
        private final CountDownLatch go = new CountDownLatch(1);
        private final BlockingQueue<WorkItem> begun = new LinkedBlockingQueue<>();
        private final Heartbeats heartbeats = new Heartbeats(new ServerClock(clock));
        private final WorkDispatcher node;
        private volatile BooleanSupplier held = () -> false;
        private volatile @Nullable RuntimeException failure;
        private volatile WorkResult result = new WorkResult.Done();

        Hand(int atOnce) {
            this.atOnce = atOnce;
            node = new WorkDispatcher(List.of(this), store, heartbeats, clock);
            nodes.add(node);
            hands.add(this);
        }

        @Override
        public String queue() {
            return queue;
        }

        @Override
        public int atOnce() {
            return atOnce;
        }

        @Override
        public WorkResult work(WorkItem item, BooleanSupplier isHeld) {
            held = isHeld;
            begun.add(item);
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            var thrown = failure;
            if (thrown != null) {
                throw thrown;
            }
            return result;
        }

        boolean isHeld() {
            return held.getAsBoolean();
        }

        void letGo() {
            go.countDown();
        }

        WorkItem next() throws InterruptedException {
            var item = begun.poll(1, TimeUnit.MINUTES);
            assertThat(item).isNotNull();
            return item;
        }

        /** The next item, as soon as the place of the one before is free. */
        WorkItem polled() throws InterruptedException {
            Await.until(
                    () -> {
                        node.poll();
                        return !begun.isEmpty();
                    });
            return next();
        }

        void awaitEnd() {
            Await.until(() -> !isHeld());
        }
    }
}
