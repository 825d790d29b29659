package io.fairlead.report.worker;

import io.fairlead.account.Account;
import io.fairlead.account.AccountKey;
import io.fairlead.account.Accounts;
import io.fairlead.account.agreement.DataKind;
import io.fairlead.account.statement.AssetId;
import io.fairlead.account.statement.BankStatements;
import io.fairlead.connector.Connections;
import io.fairlead.connector.LoginAccess;
import io.fairlead.connector.Reading;
import io.fairlead.report.Report;
import io.fairlead.report.ReportConstraints;
import io.fairlead.report.content.StatementData;
import io.fairlead.spi.BankStatement;
import io.fairlead.spi.Occasion;
import io.fairlead.spi.StatementFile;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads the statements that reports hand on. */
@Component
class StatementSource {

    private final Accounts accounts;
    private final Connections connections;

    StatementSource(Accounts accounts, Connections connections) {
        this.accounts = accounts;
        this.connections = connections;
    }

    /** What comes of asking a bank for a statement. */
    sealed interface Found {}

    record Statement(StatementData data) implements Found {}

    /** The bank has no such statement, or does not give it. */
    record Missing() implements Found {}

    /** The bank was not asked, because of limits of our own. */
    record NotAsked() implements Found {}

    /** The statement that a report is about. */
    Found of(Report report) {
        var wanted = wanted(report);
        return accounts.shared(report.partner(), report.customer()).stream()
                .filter(account -> isWanted(account, report, wanted))
                .filter(account -> account.login().agreement().covers(DataKind.STATEMENTS))
                .findFirst()
                .map(account -> read(account, wanted.map(Which::index).orElse(1)))
                .orElseGet(Missing::new);
    }

    private record Which(String account, int index) {}

    /** A session's report is about the latest statement of the first account that has any. */
    private static Optional<Which> wanted(Report report) {
        return Optional.ofNullable(report.content().constraints().statementReportData())
                .map(StatementSource::which);
    }

    private static Which which(ReportConstraints.StatementData data) {
        return new Which(String.valueOf(data.accountId()), data.statementIndex());
    }

    private static boolean isWanted(Account account, Report report, Optional<Which> wanted) {
        var id = account.key().id();
        return wanted.map(which -> which.account().equals(id)).orElseGet(() -> report.wants(id));
    }

    private Found read(Account account, int index) {
        var access =
                connections.open(
                        account.login().key(),
                        Occasion.BACKGROUND,
                        account.login().readableUntil());
        return switch (latest(account, access)) {
            case Reading.Got<List<BankStatement>>(var all) ->
                    all.stream()
                            .skip(index - 1L)
                            .findFirst()
                            .map(statement -> file(account, access, statement))
                            .orElseGet(Missing::new);
            case Reading.NotAsked<List<BankStatement>> _ -> new NotAsked();
            case Reading.Refused<List<BankStatement>> _,
                    Reading.ConsumerNeeded<List<BankStatement>> _ ->
                    new Missing();
        };
    }

    private static Reading<List<BankStatement>> latest(Account account, LoginAccess access) {
        return access.read(
                (connector, bank, grant) ->
                        new BankStatements(connector, bank, grant, account.atBank().id()).latest());
    }

    private static Found file(Account account, LoginAccess access, BankStatement statement) {
        var reading =
                access.read(
                        (connector, bank, grant) ->
                                connector.statement(
                                        bank, grant, account.atBank().id(), statement.id()));
        return switch (reading) {
            case Reading.Got<StatementFile>(var file) ->
                    new Statement(new StatementData(assetOf(account.key(), statement), file));
            case Reading.NotAsked<StatementFile> _ -> new NotAsked();
            case Reading.Refused<StatementFile> _, Reading.ConsumerNeeded<StatementFile> _ ->
                    new Missing();
        };
    }

    private static AssetId assetOf(AccountKey account, BankStatement statement) {
        return AssetId.of(account, statement);
    }
}
