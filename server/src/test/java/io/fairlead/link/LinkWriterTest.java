package io.fairlead.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.institution.InstitutionSettings;
import io.fairlead.link.LinkDetails.Presentation;
import io.fairlead.link.LinkDetails.ReportOptions;
import io.fairlead.link.LinkWriter.Written;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.support.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

@Timeout(30)
class LinkWriterTest {

    private static final int CAPACITY = 8;
    private static final int BATCH = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FakeTable table = new FakeTable();
    private final LinkWriter writer = new LinkWriter(table::insert, CAPACITY, BATCH, PATIENCE);

    @AfterEach
    void close() {
        table.commits.release(1_000);
        writer.close();
    }

    @Test
    void answersOnlyAfterTheCommit() throws Exception {
        var answer = writeInBackground(row(1));
        table.awaitInsert();
        assertThat(answer).isNotDone();

        table.commits.release();

        assertThat(answer.get(5, TimeUnit.SECONDS)).isEqualTo(Written.DURABLY);
        assertThat(table.rows).containsOnly(id(1));
    }

    @Test
    void writesAllThatWaitInOneCommit() throws Exception {
        var first = writeInBackground(row(1));
        table.awaitInsert();
        var waiting = List.of(writeInBackground(row(2)), writeInBackground(row(3)));
        awaitQueued(2);

        table.commits.release(2);

        assertThat(first.get()).isEqualTo(Written.DURABLY);
        for (var answer : waiting) {
            assertThat(answer.get(5, TimeUnit.SECONDS)).isEqualTo(Written.DURABLY);
        }
        assertThat(table.batchSizes).containsExactly(1, 2);
    }

    @Test
    void letsABadRowFailAlone() throws Exception {
        table.refused.add(id(3));
        var first = writeInBackground(row(1));
        table.awaitInsert();
        var good = writeInBackground(row(2));
        var bad = writeInBackground(row(3));
        var alsoGood = writeInBackground(row(4));
        awaitQueued(3);

        table.commits.release(100);

        assertThat(first.get()).isEqualTo(Written.DURABLY);
        assertThat(good.get(5, TimeUnit.SECONDS)).isEqualTo(Written.DURABLY);
        assertThat(alsoGood.get(5, TimeUnit.SECONDS)).isEqualTo(Written.DURABLY);
        assertThatThrownBy(() -> bad.get(5, TimeUnit.SECONDS)).hasRootCauseMessage("refused row");
        assertThat(table.rows).containsOnly(id(1), id(2), id(4));
    }

    @Test
    void failsABatchAsAWholeWhileTheDatabaseIsAway() throws Exception {
        var first = writeInBackground(row(1));
        table.awaitInsert();
        var waiting = List.of(writeInBackground(row(2)), writeInBackground(row(3)));
        awaitQueued(2);
        table.failure = new CannotGetJdbcConnectionException("away");

        table.commits.release(100);

        for (var answer : waiting) {
            assertThatThrownBy(() -> answer.get(5, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(CannotGetJdbcConnectionException.class);
        }
        assertThatThrownBy(first::get).hasCauseInstanceOf(CannotGetJdbcConnectionException.class);
        assertThat(table.attempts).containsExactly(1, 2);
        table.failure = null;
        assertThat(writer.write(row(4))).isEqualTo(Written.DURABLY);
    }

    @Test
    void givesUpACommitThatDoesNotComeAndGoesOnWhenItDoes() throws Exception {
        try (var impatient =
                new LinkWriter(table::insert, CAPACITY, BATCH, Duration.ofMillis(50))) {
            var first = writeInBackground(impatient, row(1));
            table.awaitInsert();
            var second = writeInBackground(impatient, row(2));
            Await.until(
                    () -> {
                        impatient.giveUpLate();
                        return first.isDone() && second.isDone();
                    });
            assertThatThrownBy(first::get)
                    .hasCauseInstanceOf(DataAccessResourceFailureException.class);
            assertThat(second.get()).isEqualTo(Written.NOT_NOW);
            table.commits.release(100);
        }
        assertThat(table.rows).containsOnly(id(1));
        assertThat(writer.write(row(3))).isEqualTo(Written.DURABLY);
    }

    @Test
    void livesOnAfterAnError() throws Exception {
        table.commits.release(100);
        table.failure = new OutOfMemoryError("no memory for a batch");
        var refused = writeInBackground(row(1));
        assertThatThrownBy(() -> refused.get(5, TimeUnit.SECONDS)).hasRootCause(table.failure);

        table.failure = null;

        assertThat(writeInBackground(row(2)).get(5, TimeUnit.SECONDS)).isEqualTo(Written.DURABLY);
    }

    @Test
    void tellsARowWithoutCustomerFromAWrittenOne() throws Exception {
        table.withoutCustomer.add(id(1));
        table.commits.release(10);

        assertThat(writer.write(row(1))).isEqualTo(Written.CUSTOMER_UNKNOWN);
        assertThat(writer.write(row(2))).isEqualTo(Written.DURABLY);
    }

    @Test
    void pushesBackWhenItsQueueIsFull() throws Exception {
        var _ = writeInBackground(row(0));
        table.awaitInsert();
        for (var i = 1; i <= CAPACITY; i++) {
            var _ = writeInBackground(row(i));
        }
        awaitQueued(CAPACITY);

        assertThat(writer.write(row(99))).isEqualTo(Written.NOT_NOW);

        table.commits.release(100);
        writer.close();
        assertThat(table.rows).hasSize(CAPACITY + 1).doesNotContain(id(99));
    }

    @Test
    void writesWhatWaitsBeforeItCloses() throws Exception {
        var first = writeInBackground(row(1));
        table.awaitInsert();
        var waiting = new ArrayList<CompletableFuture<Written>>();
        for (var i = 2; i <= 7; i++) {
            waiting.add(writeInBackground(row(i)));
        }
        awaitQueued(6);
        var closing = CompletableFuture.runAsync(writer::close);

        table.commits.release(100);
        closing.get(5, TimeUnit.SECONDS);

        assertThat(first.get()).isEqualTo(Written.DURABLY);
        for (var answer : waiting) {
            assertThat(answer.get(5, TimeUnit.SECONDS)).isEqualTo(Written.DURABLY);
        }
        assertThat(writer.write(row(8))).isEqualTo(Written.NOT_NOW);
    }

    private CompletableFuture<Written> writeInBackground(LinkStore.NewRow row) {
        return writeInBackground(writer, row);
    }

    private static CompletableFuture<Written> writeInBackground(
            LinkWriter writer, LinkStore.NewRow row) {
        var answer = new CompletableFuture<Written>();
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                answer.complete(writer.write(row));
                            } catch (Exception e) {
                                answer.completeExceptionally(e);
                            }
                        });
        return answer;
    }

    private void awaitQueued(int count) {
        Await.until(() -> writer.queued() >= count);
    }

    private static LinkId id(int number) {
        return new LinkId("%064x".formatted(number));
    }

    private static LinkStore.NewRow row(int number) {
        var details =
                new LinkDetails(
                        LinkType.FULL,
                        LinkOrigin.URL,
                        null,
                        null,
                        null,
                        null,
                        new Presentation(null, null, null, null, null, null),
                        null,
                        InstitutionSettings.NONE,
                        ReportOptions.NONE);
        var link =
                new Link(
                        id(number),
                        new PartnerId("1"),
                        new CustomerId("2"),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        details);
        return new LinkStore.NewRow(link, "{}", null);
    }

    /** Commits only when the test lets it. */
    private static final class FakeTable {

        final Set<LinkId> rows = ConcurrentHashMap.newKeySet();
        final Set<LinkId> refused = ConcurrentHashMap.newKeySet();
        final Set<LinkId> withoutCustomer = ConcurrentHashMap.newKeySet();
        final List<Integer> attempts = new CopyOnWriteArrayList<>();
        final List<Integer> batchSizes = new CopyOnWriteArrayList<>();
        final Semaphore commits = new Semaphore(0);
        volatile @Nullable Throwable failure;
        private final Semaphore inserts = new Semaphore(0);

        Set<LinkId> insert(List<LinkStore.NewRow> batch) {
            inserts.release();
            commits.acquireUninterruptibly();
            attempts.add(batch.size());
            failWhereAsked();
            var ids = batch.stream().map(row -> row.link().id()).collect(Collectors.toSet());
            if (ids.stream().anyMatch(refused::contains)) {
                throw new IllegalStateException("refused row");
            }
            ids.removeAll(withoutCustomer);
            batchSizes.add(batch.size());
            rows.addAll(ids);
            return ids;
        }

        private void failWhereAsked() {
            switch (failure) {
                case null -> {}
                case Error error -> throw error;
                case RuntimeException exception -> throw exception;
                case Throwable other -> throw new IllegalStateException(other);
            }
        }

        void awaitInsert() {
            inserts.acquireUninterruptibly();
        }
    }
}
