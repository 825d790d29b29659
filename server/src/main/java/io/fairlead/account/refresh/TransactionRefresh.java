package io.fairlead.account.refresh;

import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.database.StoredName;
import io.fairlead.spi.DateRange;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish to read the transactions of some accounts again, and how far it has come.
 *
 * @param login when all accounts of a login were asked for
 * @param parts the accounts, in the order they were asked for
 */
public record TransactionRefresh(
        PartnerId partner,
        CustomerId customer,
        UUID id,
        @Nullable String login,
        Mode mode,
        DateRange range,
        Status status,
        Instant createdAt,
        List<Part> parts) {

    /** Which days are read. */
    public enum Mode implements StoredName {
        STANDARD("standard"),
        HISTORIC("historic"),
        CUSTOM("custom");

        private final String storedName;

        Mode(String storedName) {
            this.storedName = storedName;
        }

        @Override
        public String storedName() {
            return storedName;
        }
    }

    /** How far it has come. */
    public enum Status implements StoredName {
        NEW("NEW"),
        IN_PROGRESS("IN_PROGRESS"),
        /** At least one account was read. */
        COMPLETED("COMPLETED"),
        /** No account could be read. */
        FAILED("FAILED");

        private final String storedName;

        Status(String storedName) {
            this.storedName = storedName;
        }

        @Override
        public String storedName() {
            return storedName;
        }
    }

    /**
     * One of the accounts.
     *
     * @param statusCode the aggregation status that reading ended with; null: its bank was not
     *     asked yet
     */
    public record Part(String accountId, @Nullable Integer statusCode) {

        public boolean succeeded() {
            return statusCode != null && statusCode == 0;
        }

        boolean isUnread() {
            return statusCode == null;
        }
    }

    /** Whether nothing more is read. */
    public boolean ended() {
        return status == Status.COMPLETED || status == Status.FAILED;
    }

    /** What it ends with; it has no accounts when all are deleted meanwhile. */
    Status outcome() {
        return parts.isEmpty() || parts.stream().anyMatch(Part::succeeded)
                ? Status.COMPLETED
                : Status.FAILED;
    }
}
