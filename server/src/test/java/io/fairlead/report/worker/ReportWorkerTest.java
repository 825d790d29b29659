package io.fairlead.report.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Accounts;
import io.fairlead.connector.Connections;
import io.fairlead.connector.LoginAccounts;
import io.fairlead.connector.LoginKey;
import io.fairlead.report.OrderOutcome;
import io.fairlead.report.Report;
import io.fairlead.report.ReportConstraints;
import io.fairlead.report.ReportKind;
import io.fairlead.report.ReportOrder;
import io.fairlead.report.ReportOrders;
import io.fairlead.report.ReportStatus;
import io.fairlead.report.Reports;
import io.fairlead.shared.work.WorkItem;
import io.fairlead.shared.work.WorkResult;
import io.fairlead.spi.Cause;
import io.fairlead.spi.Step;
import io.fairlead.support.BankAccounts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import io.fairlead.support.ScriptedBank;
import io.fairlead.support.TestPartner;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What becomes of reports when nodes end and banks fail. All of it happens in one transaction, of
 * which the test's own server sees nothing.
 */
@FairleadTest
class ReportWorkerTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final ReportOrders orders;
    private final Reports reports;
    private final ReportWorker worker;
    private final LoginAccounts logins;
    private final TransactionOperations transactions;
    private final MovableClock clock;
    private final ScriptedBank bank = new ScriptedBank(BankAccounts.checking("4711", "100.00"));
    private final TestPartner partner;
    private final LoginKey login;

    ReportWorkerTest(
            FairleadServer server,
            ReportOrders orders,
            Reports reports,
            ReportWorker worker,
            Accounts accounts,
            Connections connections,
            LoginAccounts logins,
            TransactionOperations transactions,
            MovableClock clock) {
        this.orders = orders;
        this.reports = reports;
        this.worker = worker;
        this.logins = logins;
        this.transactions = transactions;
        this.clock = clock;
        partner = server.newPartner();
        login = bank.link(partner, accounts, connections);
    }

    /** Another one begins it anew, and its report is the one that counts. */
    @Test
    void keepsNothingOfANodeThatHasHandedItBack() {
        ordered(
                report -> {
                    assertThat(worker.work(item(report, 1), () -> false))
                            .isInstanceOf(WorkResult.Done.class);
                    assertThat(status(report)).isEqualTo(ReportStatus.IN_PROGRESS);

                    worker.work(item(report, 2), () -> true);
                    assertThat(status(report)).isEqualTo(ReportStatus.SUCCESS);
                });
    }

    @Test
    void makesAReportOnce() {
        ordered(
                report -> {
                    worker.work(item(report, 1), () -> true);
                    var made = answer(report);
                    bank.accounts = () -> Step.failed(Cause.WRONG_CREDENTIALS);
                    bank.calls.clear();

                    assertThat(worker.work(item(report, 2), () -> true))
                            .isInstanceOf(WorkResult.Done.class);
                    assertThat(answer(report)).isEqualTo(made);
                    assertThat(bank.calls).isEmpty();
                });
    }

    @Test
    void leavesAnAccountInTheReportThatItsBankDoesNotShow() {
        bank.accounts = () -> Step.failed(Cause.WRONG_CREDENTIALS);
        ordered(
                report -> {
                    worker.work(item(report, 1), () -> true);

                    var account = account(report);
                    assertThat(account.path("aggregationStatusCode").asInt()).isEqualTo(103);
                    assertThat(account.path("balance").decimalValue())
                            .isEqualByComparingTo("100.00");
                });
    }

    /** Our own limits make nobody's account one that cannot be read. */
    @Test
    void waitsForABankThatIsToBeLeftAlone() {
        logins.leaveAloneUntil(login, clock.instant().plus(Duration.ofHours(1)));
        ordered(
                report -> {
                    assertThat(worker.work(item(report, 1), () -> true))
                            .as(bank.calls.toString())
                            .isInstanceOf(WorkResult.TryAgain.class);
                    assertThat(status(report)).isEqualTo(ReportStatus.IN_PROGRESS);

                    worker.work(item(report, 6), () -> true);
                    assertThat(account(report).path("aggregationStatusCode").asInt())
                            .isEqualTo(102);
                });
    }

    private void ordered(Consumer<Report> test) {
        transactions.executeWithoutResult(
                transaction -> {
                    transaction.setRollbackOnly();
                    var outcome =
                            orders.order(
                                    new ReportOrder(
                                            partner.id(),
                                            login.customer(),
                                            ReportKind.ASSET_SUMMARY,
                                            ReportConstraints.NONE,
                                            null));
                    test.accept(((OrderOutcome.Accepted) outcome).report());
                });
    }

    private WorkItem item(Report report, int attempts) {
        return new WorkItem(
                worker.queue(),
                report.partner().value() + "/" + report.id().value(),
                report.partner().value(),
                clock.instant(),
                attempts,
                1);
    }

    private ReportStatus status(Report report) {
        return reports.find(report.partner(), report.id()).orElseThrow().status();
    }

    private JsonNode answer(Report report) {
        return JSON.readTree(reports.answer(report).orElseThrow());
    }

    private JsonNode account(Report report) {
        return answer(report).required("institutions").get(0).required("accounts").get(0);
    }
}
