package io.fairlead.connect;

import static io.fairlead.support.FinBankInstitutions.FINBANK;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Account;
import io.fairlead.support.Await;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.StatementLog;
import io.fairlead.support.StatementLog.Purpose;
import io.fairlead.support.TestJourney;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** What a consumer's session costs the database, from the link to the end, and its reading. */
@FairleadTest
@Import({FairleadServer.class, StatementLog.class})
@TestPropertySource(
        properties = {
            "fairlead.partner.known-for=1h",
            "fairlead.institution.known-for=1h",
            "fairlead.fault.known-for=1h"
        })
class SessionStatementsTest {

    private static final int SESSIONS = 5;

    private final StatementLog log;
    private final TestJourney journey;

    SessionStatementsTest(FairleadServer server, StatementLog log) {
        this.log = log;
        this.journey = server.newJourney();
    }

    /** A session that a busy machine keeps waiting asks again and again: the others count. */
    @Test
    void areFew() {
        // Whose link it is and whose bank, the server has seen a moment ago.
        costs();

        var costs = IntStream.range(0, SESSIONS).mapToObj(_ -> costs()).toList();

        assertThat(costs).anySatisfy(cost -> assertFew(cost.session(), 42, 9));
        assertThat(costs).anySatisfy(cost -> assertFew(cost.reading(), 12, 1));
    }

    private static void assertFew(StatementLog.Part part, int most, int mostTransactions) {
        assertThat(part.count()).as(part.text()).isLessThanOrEqualTo(most);
        assertThat(part.transactions()).as(part.text()).isLessThanOrEqualTo(mostTransactions);
    }

    private record Cost(StatementLog.Part session, StatementLog.Part reading) {}

    private Cost costs() {
        var customer = journey.partner().newCustomer();
        log.clear();
        share(customer);
        var session = log.of(Purpose.CALL);
        awaitReading(customer);
        return new Cost(session, log.of(Purpose.WORK));
    }

    /** All nine accounts of the user. */
    private void share(String customer) {
        var link = journey.lite(FINBANK).with("customerId", customer);
        var consumer = journey.open(link).acceptTerms().signIn("demo", "go");
        assertThat(consumer.heading()).isEqualTo("Thank you!");
    }

    private void awaitReading(String customer) {
        Await.until(() -> log.of(Purpose.WORK).text().contains("DELETE FROM work_item"));
        assertThat(journey.shared(customer)).hasSize(9).noneMatch(Account::isUnread);
    }
}
