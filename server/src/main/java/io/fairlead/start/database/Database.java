package io.fairlead.start.database;

import io.fairlead.postgres.EmbeddedPostgres;
import io.fairlead.shared.CannotStartException;
import io.fairlead.shared.HomeLock;
import io.fairlead.shared.database.DatabaseAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The database of this start, the server's own or one that was given. */
public sealed interface Database extends AutoCloseable {

    /**
     * Where it is reached; waits until it answers.
     *
     * @throws CannotStartException when it cannot start
     */
    DatabaseAddress address();

    @Override
    void close();

    /** One that others run: it is there, and stays when the server ends. */
    record External(DatabaseAddress address) implements Database {
        @Override
        public void close() {}
    }

    /** Our own. It starts on a thread of its own, while Spring loads its classes. */
    final class Embedded implements Database {

        private final FutureTask<EmbeddedPostgres> start;

        public Embedded(HomeLock home) {
            start = new FutureTask<>(() -> EmbeddedPostgres.start(home));
            Thread.ofPlatform().name("postgres-start").daemon().start(start);
        }

        @Override
        public DatabaseAddress address() {
            try {
                return start.get().address();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof CannotStartException reason) {
                    throw reason;
                }
                throw new IllegalStateException("The embedded PostgreSQL did not start", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(
                        "Interrupted while the embedded PostgreSQL was starting", e);
            }
        }

        @Override
        public void close() {
            try {
                start.get().close();
            } catch (ExecutionException _) {
                // It did not start, which was told to whoever asked for its address.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
