package io.fairlead.account.aggregation;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.connector.LoginAccess;
import io.fairlead.connector.LoginKey;
import io.fairlead.connector.Reading;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Page;
import io.fairlead.spi.Traits;
import io.fairlead.spi.Visit;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Reads logins of banks that give all accounts and transactions with one call. Days that are more
 * than one call may ask for take further calls, each for all accounts.
 */
@Component
class Visits {

    /** What a call has asked for, and got. */
    private record Answer(Map<String, DateRange> days, Visit visit) {}

    private final Accounts accounts;
    private final AccountReader reader;
    private final Clock clock;

    Visits(Accounts accounts, AccountReader reader, Clock clock) {
        this.accounts = accounts;
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * Reads the shared accounts and these days of their transactions. Nothing is stored unless all
     * calls succeed.
     */
    Reading<Visit> read(
            LoginKey login, List<Account> known, WantedDays wantedDays, LoginAccess bank) {
        var wanted = wanted(known, wantedDays, clock.instant());
        var answers = new ArrayList<Answer>();
        for (var days : calls(wanted, bank.traits(), clock.instant())) {
            var reading = visit(bank, days, known);
            if (!(reading instanceof Reading.Got<Visit>(var visit))) {
                return reading;
            }
            answers.add(new Answer(days, visit));
        }
        var all = joined(answers);
        reader.store(
                accounts.record(login, all.inventory()).stream()
                        .flatMap(account -> reading(account, all, wanted, wantedDays).stream())
                        .toList());
        return new Reading.Got<>(all);
    }

    private static Map<String, DateRange> wanted(
            List<Account> known, WantedDays days, Instant now) {
        var wanted = new HashMap<String, DateRange>();
        known.stream()
                .filter(Account::shared)
                .filter(AccountReader::sharesTransactions)
                .forEach(account -> wanted.put(account.atBank().id(), days.of(account, now)));
        return wanted;
    }

    /**
     * What each call asks for, the newest days first; one call at least, which has the accounts.
     */
    private static List<Map<String, DateRange>> calls(
            Map<String, DateRange> wanted, Traits traits, Instant now) {
        var calls = new ArrayList<Map<String, DateRange>>();
        calls.add(new HashMap<>());
        wanted.forEach(
                (id, range) -> {
                    var windows = TransactionRanges.windows(range, traits, now);
                    for (var i = 0; i < windows.size(); i++) {
                        if (i == calls.size()) {
                            calls.add(new HashMap<>());
                        }
                        calls.get(i).put(id, windows.get(i));
                    }
                });
        return calls;
    }

    private static Reading<Visit> visit(
            LoginAccess bank, Map<String, DateRange> days, List<Account> known) {
        var ids = Aggregations.bankIds(known);
        return bank.read(
                (connector, context, grant) ->
                        connector.visit(context, grant, Map.copyOf(days), ids));
    }

    /** The accounts of the newest, with the transactions of all. */
    private static Visit joined(List<Answer> answers) {
        var newest = answers.getFirst().visit();
        var pages = new HashMap<String, Page<BankTransaction>>();
        newest.transactions().forEach((id, page) -> pages.put(id, joined(id, page, answers)));
        return new Visit(newest.inventory(), pages);
    }

    /** All transactions of an account; not complete where a call has passed the account over. */
    private static Page<BankTransaction> joined(
            String id, Page<BankTransaction> first, List<Answer> answers) {
        var items = new ArrayList<>(first.items());
        var complete = first.complete();
        for (var answer : answers.subList(1, answers.size())) {
            var page = answer.visit().transactions().get(id);
            if (page != null) {
                items.addAll(page.items());
                complete &= page.complete();
            } else {
                complete &= !answer.days().containsKey(id);
            }
        }
        return new Page<>(items, null, complete);
    }

    /** None where the account was not shared when the bank was asked. */
    private Optional<AccountReading> reading(
            Account account, Visit visit, Map<String, DateRange> wanted, WantedDays days) {
        var id = account.atBank().id();
        var range = wanted.get(id);
        if (range == null && !AccountReader.sharesTransactions(account)) {
            return Optional.of(AccountReader.withoutTransactions(account, days, clock.instant()));
        }
        if (range == null) {
            return Optional.empty();
        }
        if (account.atBank().closed()) {
            return Optional.of(new AccountReading(account, range, days, AccountReader.closed()));
        }
        return Optional.ofNullable(visit.transactions().get(id))
                .map(shown -> new AccountReading(account, range, days, new Reading.Got<>(shown)));
    }
}
