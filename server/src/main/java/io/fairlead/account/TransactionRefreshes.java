package io.fairlead.account;

import io.fairlead.account.TransactionRefresh.Mode;
import io.fairlead.account.TransactionRefresh.Part;
import io.fairlead.account.TransactionRefresh.Status;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.spi.DateRange;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads transactions again in the background. What is accepted is done, also after a crash: a node
 * tells that it is at work, and where one falls silent, another begins anew.
 */
@Service
public class TransactionRefreshes {

    private static final Logger log = LoggerFactory.getLogger(TransactionRefreshes.class);

    private static final int AT_ONCE = 16;
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final TransactionRefreshStore store;
    private final Accounts accounts;
    private final Aggregations aggregations;
    private final Clock clock;
    private final Set<TransactionRefresh> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    TransactionRefreshes(
            TransactionRefreshStore store,
            Accounts accounts,
            Aggregations aggregations,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.aggregations = aggregations;
        this.clock = clock;
    }

    /**
     * Takes the wish down; the work begins within a second.
     *
     * @param login when all accounts of a login are asked for
     * @param custom the days to read in the mode custom
     * @param chosen at least one account of the customer
     */
    @Transactional
    public TransactionRefresh accept(
            PartnerId partner,
            CustomerId customer,
            @Nullable String login,
            Mode mode,
            @Nullable DateRange custom,
            List<Account> chosen) {
        var now = clock.instant();
        var range =
                switch (mode) {
                    case STANDARD -> TransactionRanges.standard(now);
                    case HISTORIC -> TransactionRanges.historic(now);
                    case CUSTOM -> custom == null ? TransactionRanges.standard(now) : custom;
                };
        var refresh =
                new TransactionRefresh(
                        partner,
                        customer,
                        UUID.randomUUID(),
                        login,
                        mode,
                        range,
                        Status.NEW,
                        now,
                        chosen.stream()
                                .map(account -> new Part(account.key().id(), null))
                                .toList());
        store.insert(refresh);
        return refresh;
    }

    @Transactional(readOnly = true)
    public Optional<TransactionRefresh> find(PartnerId partner, CustomerId customer, UUID id) {
        return store.find(partner, customer, id);
    }

    @Scheduled(fixedDelayString = "PT0.5S")
    void work() {
        if (threads.isShutdown()) {
            return;
        }
        var now = clock.instant();
        store.claim(now, now.minus(SILENCE), AT_ONCE).forEach(this::start);
    }

    private void start(TransactionRefresh refresh) {
        running.add(refresh);
        threads.execute(() -> read(refresh));
    }

    /** At a fixed rate, because all schedules with a fixed delay share a thread. */
    @Scheduled(fixedRateString = "PT10S")
    void tellOfWork() {
        running.forEach(refresh -> store.keep(refresh, clock.instant()));
    }

    /** What is not read yet begins anew at once, on another node or after the restart. */
    @PreDestroy
    void handBack() {
        threads.shutdown();
        running.stream().filter(running::remove).forEach(store::handBack);
    }

    @SuppressWarnings("CatchingUnchecked") // a worker's last resort
    private void read(TransactionRefresh refresh) {
        try {
            var codes = refresh.parts().stream().map(part -> read(refresh, part)).toList();
            end(refresh, codes.contains(0) ? Status.COMPLETED : Status.FAILED);
        } catch (RuntimeException e) {
            log.error("Transaction refresh {} failed", refresh.id(), e);
            end(refresh, Status.FAILED);
        }
    }

    /** Not when it is handed back: what then goes wrong is the shutdown's doing. */
    private void end(TransactionRefresh refresh, Status status) {
        if (running.remove(refresh)) {
            store.end(refresh, status);
        }
    }

    private int read(TransactionRefresh refresh, Part part) {
        var key = new AccountKey(refresh.partner(), refresh.customer(), part.accountId());
        var account = accounts.find(key);
        if (account.isEmpty()) {
            return 0; // deleted meanwhile, and its part with it
        }
        var code = aggregations.load(account.get(), refresh.range()).status().code();
        store.endPart(refresh, part.accountId(), code);
        return code;
    }
}
