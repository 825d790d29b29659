package io.fairlead.account;

import io.fairlead.account.TransactionRefresh.Mode;
import io.fairlead.account.TransactionRefresh.Part;
import io.fairlead.account.TransactionRefresh.Status;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.work.WorkQueue;
import io.fairlead.spi.DateRange;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads transactions again in the background. A refresh that is accepted is done, also after a
 * crash: it is work in a queue, which {@link TransactionRefreshWorker} does.
 */
@Service
public class TransactionRefreshes {

    private final TransactionRefreshStore store;
    private final WorkQueue work;
    private final Clock clock;

    TransactionRefreshes(TransactionRefreshStore store, WorkQueue work, Clock clock) {
        this.store = store;
        this.work = work;
        this.clock = clock;
    }

    /**
     * Accepts a refresh; the work begins within a second.
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
        TransactionRefreshWorker.addTo(work, refresh);
        return refresh;
    }

    @Transactional(readOnly = true)
    public Optional<TransactionRefresh> find(PartnerId partner, CustomerId customer, UUID id) {
        return store.find(partner, customer, id);
    }
}
