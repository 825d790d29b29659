package io.fairlead.account.aggregation;

import io.fairlead.account.Account;
import io.fairlead.connector.LoginKey;
import io.fairlead.connector.Reading;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.work.Await;
import io.fairlead.shared.work.Foreground;
import io.fairlead.shared.work.QueueWorker;
import io.fairlead.shared.work.WorkItem;
import io.fairlead.shared.work.WorkQueue;
import io.fairlead.shared.work.WorkResult;
import io.fairlead.spi.Cause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The readings of transactions that follow a consumer's sharing or repairing: ordered in the
 * transaction that ends what the consumer does, done by whichever node, and repeated while the bank
 * has trouble that may pass.
 */
@Component
public class LoginReadings implements QueueWorker {

    private static final String QUEUE = "login-reading";

    /** How often the accounts of a reading that goes on are looked at. */
    private static final Duration LOOK = Duration.ofMillis(100);

    /** Each next one after the same attempt; the last one from then on. */
    private static final List<Duration> PAUSES =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofDays(1));

    private final WorkQueue queue;
    private final Aggregations aggregations;
    private final ObjectProvider<Foreground> foreground;
    private final Clock clock;
    private final AggregationProperties properties;

    LoginReadings(
            WorkQueue queue,
            Aggregations aggregations,
            ObjectProvider<Foreground> foreground,
            AggregationProperties properties,
            Clock clock) {
        this.queue = queue;
        this.aggregations = aggregations;
        this.foreground = foreground;
        this.clock = clock;
        this.properties = properties;
    }

    /** Has the shared accounts of a login read that were not read yet, or not with success. */
    public void order(LoginKey login, String institutionId) {
        order(login, institutionId, clock.instant());
    }

    /** Reads them at once; what has trouble that may pass is read again in the background. */
    void read(LoginKey login, String institutionId) {
        if (aggregations.readUnread(login).stream().anyMatch(LoginReadings::mayPass)) {
            order(login, institutionId, clock.instant().plus(PAUSES.getFirst()));
        }
    }

    private void order(LoginKey login, String institutionId, Instant dueAt) {
        queue.add(QUEUE, subject(login), institutionId + "/" + login.partner().value(), dueAt);
    }

    /**
     * Waits until accounts that were just shared are read, and no longer than partners bear.
     *
     * @param look reads the accounts from the store
     * @return what it has seen last
     */
    public List<Account> whenRead(Supplier<List<Account>> look) {
        return Await.until(properties.patience(), LOOK, look, accounts -> !isUnderWay(accounts));
    }

    private boolean isUnderWay(List<Account> accounts) {
        var unread =
                accounts.stream()
                        .filter(Account::isUnread)
                        .map(account -> subject(account.login().key()))
                        .collect(Collectors.toSet());
        return !unread.isEmpty() && queue.isDue(QUEUE, unread, clock.instant());
    }

    @Override
    public String queue() {
        return QUEUE;
    }

    /** One at a time while consumers keep this node busy. */
    @Override
    public int atOnce() {
        return foreground.stream().anyMatch(Foreground::isBusy) ? 1 : properties.readingsAtOnce();
    }

    @Override
    public WorkResult work(WorkItem item, BooleanSupplier held) {
        return aggregations.readUnread(login(item)).stream().anyMatch(LoginReadings::mayPass)
                ? new WorkResult.TryAgain(clock.instant().plus(pause(item)))
                : new WorkResult.Done();
    }

    private static boolean mayPass(Reading<?> reading) {
        return switch (reading) {
            case Reading.NotAsked<?> _ -> true;
            case Reading.Refused<?>(var cause, _, _) -> mayPass(cause);
            case Reading.Got<?> _, Reading.ConsumerNeeded<?> _ -> false;
        };
    }

    private static boolean mayPass(Cause cause) {
        return switch (cause) {
            case BANK_TROUBLE,
                    CONNECTION_BEING_REPAIRED,
                    MAINTENANCE,
                    CONNECTION_DOWN,
                    SOME_USERS_FAIL,
                    RATE_LIMITED,
                    TIMED_OUT,
                    UNREACHABLE,
                    BROKEN_OFF,
                    UNREADABLE_ANSWER ->
                    true;
            default -> false;
        };
    }

    private static Duration pause(WorkItem item) {
        return PAUSES.get(Math.min(item.attempts(), PAUSES.size()) - 1);
    }

    private static String subject(LoginKey login) {
        return String.join("/", login.partner().value(), login.customer().value(), login.login());
    }

    private static LoginKey login(WorkItem item) {
        var parts = List.of(item.subject().split("/", -1));
        return new LoginKey(
                new PartnerId(parts.get(0)), new CustomerId(parts.get(1)), parts.get(2));
    }
}
