package io.fairlead.report.worker;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.account.agreement.DataKind;
import io.fairlead.account.transaction.Transaction;
import io.fairlead.account.transaction.TransactionQuery;
import io.fairlead.account.transaction.Transactions;
import io.fairlead.connector.AggregationStatus;
import io.fairlead.connector.LoginKey;
import io.fairlead.institution.Institution;
import io.fairlead.institution.Institutions;
import io.fairlead.report.Report;
import io.fairlead.report.content.AccountData;
import io.fairlead.report.content.BankData;
import io.fairlead.report.content.Postings;
import io.fairlead.report.content.ReportData;
import io.fairlead.report.rules.AccountHistory;
import io.fairlead.report.rules.ReportWindow;
import io.fairlead.spi.BankOwner;
import io.fairlead.spi.Cause;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Puts together what a report is computed from, of what is stored once its banks were read. */
@Component
class DataCollector {

    /** What was read longer ago is in no report. */
    private static final Period MEMORY = Period.ofMonths(25);

    private static final Duration AHEAD = Duration.ofDays(2);
    private static final int PAGE = 20_000;

    private final Accounts accounts;
    private final Transactions transactions;
    private final Institutions institutions;
    private final AccountOwners owners;

    DataCollector(
            Accounts accounts,
            Transactions transactions,
            Institutions institutions,
            AccountOwners owners) {
        this.accounts = accounts;
        this.transactions = transactions;
        this.institutions = institutions;
        this.owners = owners;
    }

    /** The accounts that a report is about, the customer's before the joint borrower's. */
    List<Account> wanted(Report report) {
        return report.customers().stream()
                .flatMap(customer -> accounts.shared(report.partner(), customer).stream())
                .filter(account -> report.kind().accountTypes().include(account.atBank().type()))
                .filter(account -> report.wants(account.key().id()))
                .toList();
    }

    /**
     * The data of a report.
     *
     * @param notAsked logins of which only older data is stored
     */
    ReportData collect(Report report, ReportWindow window, Set<LoginKey> notAsked) {
        var wanted = wanted(report);
        var named = owners.of(wanted);
        var banks = new LinkedHashMap<String, List<AccountData>>();
        for (var account : wanted) {
            var status =
                    notAsked.contains(account.login().key())
                            ? AggregationStatus.of(Cause.UNREACHABLE).code()
                            : status(account);
            banks.computeIfAbsent(account.login().institutionId(), _ -> new ArrayList<>())
                    .add(
                            data(
                                    account,
                                    named.getOrDefault(account.key(), List.of()),
                                    status,
                                    window));
        }
        return ReportData.of(report, window, banks(banks), beside(report, wanted, window));
    }

    /** The customer's accounts that the report is not about, as they were read last. */
    private List<AccountHistory> beside(Report report, List<Account> wanted, ReportWindow window) {
        var keys = wanted.stream().map(Account::key).collect(Collectors.toSet());
        return report.customers().stream()
                .flatMap(customer -> accounts.shared(report.partner(), customer).stream())
                .filter(account -> !keys.contains(account.key()))
                .map(
                        account ->
                                Postings.history(
                                        account,
                                        account.atBank().balance(),
                                        stored(account, window)))
                .toList();
    }

    private AccountData data(
            Account account, List<BankOwner> owners, int status, ReportWindow window) {
        var all = stored(account, window);
        return new AccountData(
                account,
                owners,
                status,
                Postings.history(account, account.atBank().balance(), all),
                all.stream()
                        .filter(transaction -> transaction.atBank().pending())
                        .map(
                                transaction ->
                                        Postings.posting(
                                                Long.parseLong(account.key().id()),
                                                transaction.id(),
                                                transaction.atBank()))
                        .toList());
    }

    private List<Transaction> stored(Account account, ReportWindow window) {
        if (!account.login().agreement().covers(DataKind.TRANSACTIONS)) {
            return List.of();
        }
        var all = new ArrayList<Transaction>();
        var start = 1;
        boolean more;
        do {
            var page =
                    transactions.list(
                            account.key(),
                            new TransactionQuery(
                                    window.end().atZone(window.zone()).minus(MEMORY).toInstant(),
                                    window.end().plus(AHEAD),
                                    true,
                                    TransactionQuery.Order.OLDEST_FIRST,
                                    start,
                                    PAGE));
            all.addAll(page.transactions());
            start += PAGE;
            more = page.moreAvailable();
        } while (more);
        return all;
    }

    /** One that was never read could not be. */
    private static int status(Account account) {
        return account.aggregation() == null
                ? AggregationStatus.of(Cause.UNREACHABLE).code()
                : account.aggregation().statusCode();
    }

    private List<BankData> banks(Map<String, List<AccountData>> accounts) {
        return accounts.entrySet().stream()
                .map(bank -> bank(bank.getKey(), bank.getValue()))
                .toList();
    }

    private BankData bank(String id, List<AccountData> accounts) {
        var institution = institutions.find(id);
        return new BankData(
                id,
                institution.map(Institution::name).orElse(id),
                institution.map(found -> found.profile().urlHomeApp()).orElse(null),
                accounts);
    }
}
