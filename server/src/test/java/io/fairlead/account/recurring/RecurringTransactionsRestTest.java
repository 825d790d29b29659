package io.fairlead.account.recurring;

import static io.fairlead.support.ProblemAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.AccountKey;
import io.fairlead.account.Accounts;
import io.fairlead.account.transaction.Transactions;
import io.fairlead.connector.LoginKey;
import io.fairlead.shared.CustomerId;
import io.fairlead.spi.BankAccount;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Facts;
import io.fairlead.support.ApiClient;
import io.fairlead.support.BankAccounts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@FairleadTest
class RecurringTransactionsRestTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private final ApiClient api;
    private final Accounts accounts;
    private final Transactions transactions;
    private final LoginKey login;
    private final String path;

    RecurringTransactionsRestTest(
            FairleadServer server, Accounts accounts, Transactions transactions) {
        this.accounts = accounts;
        this.transactions = transactions;
        var partner = server.newPartner();
        api = partner.api();
        var customer = partner.newCustomer();
        login = new LoginKey(partner.id(), new CustomerId(customer), "6000000003");
        path = "/aggregation/customers/" + customer + "/recurring-transactions";
    }

    @Test
    void showsAllFieldsOfAStream() {
        registerAccounts();
        recordGym("11", TODAY.minusDays(2));

        var answer = api.post(path, Map.of("accountIds", List.of("11")));
        var gym = answer.json().at("/customerRecurringTransactions/recurringOutflows/0");

        assertThat(gym.required("transactionIds")).hasSize(4);
        assertThat(gym.toString())
                .isEqualTo(
                        "{\"normalizedPayeeName\":\"Gym\",\"transactionCategories\":[\"Uncategorized\"],\"transactionIds\":%s,\"cadence\":7,\"status\":\"ACTIVE\",\"expectedNextTransactionDate\":\"%s\",\"expectedNextTransactionAmount\":-10.5,\"minimumHistoricalAmount\":-10.5,\"maximumHistoricalAmount\":-10.5,\"meanHistoricalAmount\":-10.5,\"medianHistoricalAmount\":-10.5,\"countOfTransactions\":4}"
                                .formatted(gym.required("transactionIds"), TODAY.plusDays(5)));
        assertThat(answer.body()).contains("\"meanHistoricalAmount\":-10.50,");
        assertThat(answer.json().required("accountRecurringTransactions").toString())
                .isEqualTo(
                        "[{\"accountId\":\"11\",\"recurringOutflows\":[%s],\"recurringInflows\":[]}]"
                                .formatted(gym));
    }

    @Test
    void showsNothingToComeOfAStreamThatHasStopped() {
        registerAccounts();
        recordGym("11", TODAY.minusDays(60));
        var gym =
                api.post(path, Map.of())
                        .json()
                        .at("/customerRecurringTransactions/recurringOutflows/0");

        assertThat(gym.required("status").stringValue()).isEqualTo("INACTIVE");
        assertThat(gym.propertyNames())
                .doesNotContain("expectedNextTransactionDate", "expectedNextTransactionAmount");
    }

    @Test
    void looksAtAllAccountsUnlessSomeAreAskedFor() {
        registerAccounts();
        recordGym("11", TODAY.minusDays(2));
        recordGym("12", TODAY.minusDays(3));

        for (var answer :
                List.of(
                        api.postRaw(path, ""),
                        api.postRaw(path, "{}"),
                        api.post(path, Map.of("accountIds", List.of())))) {
            assertThat(ids(answer.json())).containsExactlyInAnyOrder("11", "12");
            assertThat(outflows(answer.json())).hasSize(2);
        }
        var one = api.postRaw(path, "{\"accountIds\": [12]}").json();
        assertThat(ids(one)).containsExactly("12");
        assertThat(outflows(one)).hasSize(1);
    }

    @Test
    void refusesWhatDoesNotExist() {
        assertProblem(
                api.post("/aggregation/customers/77/recurring-transactions", Map.of()),
                404,
                14001,
                "Customer not found.");
        assertProblem(api.post(path, Map.of()), 404, 38003, "Customer does not have any accounts");
        registerAccounts();
        assertProblem(
                api.post(path, Map.of("accountIds", List.of("11", "5"))),
                404,
                38003,
                "customer does not have given account (customerId = %s, accountId = [5])"
                        .formatted(login.customer()));
        assertProblem(api.post(path, Map.of()), 404, 24553, "Transaction not found.");
        assertProblem(
                api.postRaw(path, "{\"accountIds\": [true]}"),
                400,
                14020,
                "Bad request. \"accountIds\" must be a list of strings.");
    }

    private void registerAccounts() {
        var found = new LinkedHashMap<String, BankAccount>();
        found.put("11", BankAccounts.checking("1111", "100.00"));
        found.put("12", BankAccounts.checking("2222", "100.00"));
        accounts.register(login, "101732", found);
    }

    /** Four weeks until this day, and one that is still pending. */
    private void recordGym(String account, LocalDate latest) {
        transactions.record(
                new AccountKey(login.partner(), login.customer(), account),
                new DateRange(latest.minusWeeks(4), TODAY),
                IntStream.rangeClosed(-1, 3)
                        .mapToObj(i -> gym(latest.minusWeeks(i), i >= 0))
                        .toList());
    }

    private static BankTransaction gym(LocalDate day, boolean posted) {
        var at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return new BankTransaction(
                day.toString(),
                null,
                new BigDecimal("-10.50"),
                at,
                posted ? at : null,
                "GYM 0113",
                null,
                "debit",
                null,
                "Gym",
                null,
                Facts.NONE);
    }

    private static List<String> ids(JsonNode answer) {
        return answer.required("accountRecurringTransactions").findValuesAsString("accountId");
    }

    private static JsonNode outflows(JsonNode answer) {
        return answer.at("/customerRecurringTransactions/recurringOutflows");
    }
}
