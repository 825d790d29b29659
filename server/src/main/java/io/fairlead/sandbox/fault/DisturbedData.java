package io.fairlead.sandbox.fault;

import io.fairlead.spi.BankAccount;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.Cause;
import io.fairlead.spi.Inventory;
import io.fairlead.spi.Page;
import io.fairlead.spi.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What faults make of the data that a bank shows. */
final class DisturbedData {

    private static final Duration LATE = Duration.ofDays(3);

    private DisturbedData() {}

    static Inventory of(Inventory shown, List<Fault> met) {
        var now = shown;
        for (var fault : met) {
            now =
                    switch (fault.does()) {
                        case PARTIAL_ACCOUNTS -> partial(now);
                        case DUPLICATE_IDS -> new Inventory(twins(now.accounts()), now.failures());
                        default -> now;
                    };
        }
        return now;
    }

    private static Inventory partial(Inventory shown) {
        var accounts = new ArrayList<BankAccount>();
        var failures = new HashMap<>(shown.failures());
        for (var i = 0; i < shown.accounts().size(); i++) {
            var account = shown.accounts().get(i);
            if (i % 2 == 0) {
                accounts.add(account);
            } else {
                failures.put(account.id(), Cause.BANK_TROUBLE);
            }
        }
        return new Inventory(accounts, failures);
    }

    private static List<BankAccount> twins(List<BankAccount> accounts) {
        var twins = new ArrayList<>(accounts);
        if (twins.size() > 1) {
            twins.set(1, renamed(twins.get(1), twins.getFirst().id()));
        }
        return twins;
    }

    private static BankAccount renamed(BankAccount account, String id) {
        return new BankAccount(
                id,
                account.number(),
                account.name(),
                account.type(),
                account.currency(),
                account.balance(),
                account.balanceAt(),
                account.closed(),
                account.segment(),
                account.parentId(),
                account.detail(),
                account.holdings());
    }

    static Page<BankTransaction> of(Page<BankTransaction> shown, List<Fault> met, Instant now) {
        var page = shown;
        for (var fault : met) {
            page =
                    switch (fault.does()) {
                        case LATE_POSTINGS -> withItems(page, early(page.items(), now));
                        case DUPLICATE_IDS -> withItems(page, twinned(page.items()));
                        default -> page;
                    };
        }
        return page;
    }

    private static Page<BankTransaction> withItems(
            Page<BankTransaction> page, List<BankTransaction> items) {
        return new Page<>(items, page.next(), page.complete());
    }

    private static List<BankTransaction> early(List<BankTransaction> items, Instant now) {
        var latest = now.minus(LATE);
        return items.stream().filter(item -> item.rangedAt().isBefore(latest)).toList();
    }

    private static List<BankTransaction> twinned(List<BankTransaction> items) {
        var twins = new ArrayList<>(items);
        if (twins.size() > 1) {
            twins.set(1, renamed(twins.get(1), twins.getFirst().id()));
        }
        return twins;
    }

    private static BankTransaction renamed(BankTransaction item, String id) {
        return new BankTransaction(
                id,
                null,
                item.amount(),
                item.transactedAt(),
                item.postedAt(),
                item.description(),
                item.memo(),
                item.type(),
                item.checkNumber(),
                item.payee(),
                item.category(),
                item.investment());
    }

    static Visit of(Visit shown, List<Fault> met, Instant now) {
        return new Visit(
                of(shown.inventory(), met),
                shown.transactions().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        entry -> of(entry.getValue(), met, now))));
    }
}
