package io.fairlead.account.refresh;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.account.aggregation.TransactionRanges;
import io.fairlead.account.refresh.TransactionRefresh.Mode;
import io.fairlead.account.refresh.TransactionRefresh.Status;
import io.fairlead.customer.CustomerData;
import io.fairlead.customer.CustomerLock;
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
public class TransactionRefreshes implements CustomerData {

    private final CustomerLock customers;
    private final Accounts accounts;
    private final TransactionRefreshStore store;
    private final WorkQueue work;
    private final Clock clock;

    TransactionRefreshes(
            CustomerLock customers,
            Accounts accounts,
            TransactionRefreshStore store,
            WorkQueue work,
            Clock clock) {
        this.customers = customers;
        this.accounts = accounts;
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
     * @return none when all of them are deleted meanwhile
     */
    @Transactional
    public Optional<TransactionRefresh> accept(
            PartnerId partner,
            CustomerId customer,
            @Nullable String login,
            Mode mode,
            @Nullable DateRange custom,
            List<Account> chosen) {
        customers.change(partner, customer);
        var parts =
                chosen.stream()
                        .map(Account::key)
                        .filter(accounts::exists)
                        .map(account -> new TransactionRefresh.Part(account.id(), null))
                        .toList();
        if (parts.isEmpty()) {
            return Optional.empty();
        }
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
                        parts);
        store.insert(refresh);
        TransactionRefreshWorker.addTo(work, refresh);
        return Optional.of(refresh);
    }

    @Override
    public CustomerData.Part part() {
        return CustomerData.Part.TRANSACTION_REFRESHES;
    }

    /** Deletes a deleted customer's refreshes; what waits is not done any more. */
    @Override
    @Transactional
    public void deleteAllOf(PartnerId partner, CustomerId customer) {
        store.deleteAll(partner, customer);
    }

    public Optional<TransactionRefresh> find(PartnerId partner, CustomerId customer, UUID id) {
        return store.find(partner, customer, id);
    }
}
