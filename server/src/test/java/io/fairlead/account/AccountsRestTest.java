package io.fairlead.account;

import static io.fairlead.support.ProblemAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.transaction.Transactions;
import io.fairlead.connector.AggregationStatus;
import io.fairlead.connector.LoginKey;
import io.fairlead.shared.CustomerId;
import io.fairlead.spi.BankAccount;
import io.fairlead.spi.BankTransaction;
import io.fairlead.spi.Cause;
import io.fairlead.spi.DateRange;
import io.fairlead.spi.Facts;
import io.fairlead.spi.Inventory;
import io.fairlead.support.ApiClient;
import io.fairlead.support.BankAccounts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.StoredRows;
import io.fairlead.support.TestPartner;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@FairleadTest
class AccountsRestTest {

    private static final String LOGIN = "6000000002";
    private static final Instant POSTED = Instant.parse("2026-11-02T09:00:00Z");
    private static final Instant PENDING = Instant.parse("2026-11-03T09:00:00Z");
    private static final String RANGE = "?fromDate=1790000000&toDate=1800000000";

    private final TestPartner partner;
    private final ApiClient api;
    private final Accounts accounts;
    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final String customer;
    private final String path;
    private final LoginKey login;

    AccountsRestTest(
            FairleadServer server, Accounts accounts, Transactions transactions, JdbcClient jdbc) {
        this.accounts = accounts;
        this.transactions = transactions;
        this.jdbc = jdbc;
        partner = server.newPartner();
        api = partner.api();
        customer = partner.newCustomer();
        path = "/aggregation/v1/customers/" + customer;
        login = new LoginKey(partner.id(), new CustomerId(customer), LOGIN);
        var found = new LinkedHashMap<String, BankAccount>();
        found.put(
                "11",
                BankAccounts.of(
                        "1000001111",
                        "Checking",
                        "checking",
                        "128.50",
                        new Facts(
                                Map.of(
                                        "availableBalanceAmount",
                                        new BigDecimal("120.10"),
                                        "openDate",
                                        Instant.ofEpochSecond(1_600_000_000)))));
        found.put("12", BankAccounts.of("4100-7777", "Visa", "creditCard", "-0.10"));
        accounts.register(login, "101732", found);
    }

    @Test
    void showsAnAccountBeforeItsFirstAggregation() {
        var answer = api.get("/aggregation/v2/customers/" + customer + "/accounts/11");
        var account = answer.json();

        assertThat(account.propertyNames())
                .containsExactly(
                        "id",
                        "number",
                        "accountNumberDisplay",
                        "realAccountNumberLast4",
                        "name",
                        "accountNickname",
                        "balance",
                        "type",
                        "status",
                        "customerId",
                        "institutionId",
                        "balanceDate",
                        "createdDate",
                        "lastUpdatedDate",
                        "marketSegment",
                        "currency",
                        "institutionLoginId",
                        "detail",
                        "displayPosition",
                        "linkedAccountDate");
        assertThat(account.required("id").stringValue()).isEqualTo("11");
        assertThat(account.required("accountNumberDisplay").stringValue()).isEqualTo("1111");
        assertThat(account.required("status").stringValue()).isEqualTo("pending");
        assertThat(answer.body())
                .contains("\"balance\":128.50,", "\"availableBalanceAmount\":120.10");
        assertThat(account.required("balanceDate").longValue()).isEqualTo(1795169730);
        assertThat(account.required("customerId").stringValue()).isEqualTo(customer);
        assertThat(account.required("institutionLoginId").longValue()).isEqualTo(6000000002L);
        assertThat(account.required("detail").required("openDate").longValue())
                .isEqualTo(1_600_000_000);
    }

    @Test
    void showsHowTheLastAggregationWent() {
        accounts.aggregated(login, AggregationStatus.SUCCESS);
        accounts.record(login, new Inventory(List.of(), Map.of("4100-7777", Cause.ACCOUNT_CLOSED)));
        var shown = api.get(path + "/accounts").json().required("accounts");

        assertThat(shown).hasSize(2);
        assertThat(shown.get(0).required("aggregationStatusCode").intValue()).isZero();
        assertThat(shown.get(0).required("status").stringValue()).isEqualTo("active");
        assertThat(shown.get(1).required("aggregationStatusCode").intValue()).isEqualTo(913);
        assertThat(shown.get(1).has("aggregationSuccessDate")).isTrue();
    }

    @Test
    void listsByStatusAndInstitutionAndLogin() {
        var read = new AccountKey(login.partner(), login.customer(), "11");
        accounts.aggregated(List.of(AccountOutcome.of(read, AggregationStatus.SUCCESS)));

        assertThat(ids(path + "/accounts")).containsExactly("11", "12");
        assertThat(ids(path + "/accounts?status=active")).containsExactly("11");
        assertThat(ids(path + "/accounts?status=pending")).containsExactly("12");
        assertThat(ids(path + "/accounts?account_type=ava")).containsExactly("11");
        assertThat(ids(path + "/institutions/101732/accounts")).containsExactly("11");
        assertThat(ids(path + "/institutionLogins/" + LOGIN + "/accounts"))
                .containsExactly("11", "12");
        assertThat(ids(path + "/accounts/simple")).containsExactly("11");
        assertThat(ids(path + "/institutions/101732/accounts/simple")).containsExactly("11");
        assertThat(ids(path + "/institutionLogins/" + LOGIN + "/accounts/simple"))
                .containsExactly("11");
        assertThat(api.get(path + "/accounts/12/simple").json().has("balance")).isFalse();
    }

    @Test
    void refusesWhatDoesNotExist() {
        var noAccount =
                "customer does not have given account (customerId = %s, accountId = [5])"
                        .formatted(customer);
        assertProblem(
                api.get(path + "/accounts?status=dormant"),
                400,
                18017,
                "status parameter value must be 'active' or 'pending");
        assertProblem(
                api.get("/aggregation/v2/customers/" + customer + "/accounts/5"),
                404,
                38003,
                noAccount);
        assertProblem(api.delete(path + "/accounts/5"), 404, 38003, noAccount);
        assertProblem(
                api.get(path + "/institutions/5/accounts"),
                404,
                38006,
                "Customer does not have any accounts associated with institutionId = (5)");
        var noLogin =
                "Customer does not have any accounts associated with institutionLoginId = (5)";
        assertProblem(api.get(path + "/institutionLogins/5/accounts"), 404, 38007, noLogin);
        assertProblem(api.delete(path + "/institutionLogins/5"), 404, 38007, noLogin);
        assertProblem(
                api.delete("/aggregation/v1/customers/77/institutionLogins/5"),
                404,
                38007,
                noLogin);
        assertProblem(
                api.get("/aggregation/v1/customers/77/accounts"),
                404,
                14001,
                "Customer not found.");
    }

    @Test
    void showsTheAvailableBalanceOfDeposits() {
        var shown = api.get(path + "/accounts/11/availableBalance");

        assertThat(shown.body())
                .isEqualTo(
                        "{\"id\":%s,\"realAccountNumberLast4\":\"1111\",\"availableBalance\":120.10,\"availableBalanceDate\":1795169730,\"clearedBalance\":128.50,\"clearedBalanceDate\":1795169730,\"currency\":\"USD\"}"
                                .formatted(customer));
        assertProblem(
                api.get(path + "/accounts/12/availableBalance"),
                400,
                14020,
                "Bad request. (Account type not supported).");
    }

    @Test
    void keepsTheIdsOfKnownAccountsAndMakesNewOnes() {
        accounts.discover(
                login,
                new Inventory(
                        List.of(
                                BankAccounts.checking("999", "5.00"),
                                BankAccounts.checking("1000001111", "7.00")),
                        Map.of()));
        var shown = api.get(path + "/accounts").json().required("accounts");

        assertThat(shown).hasSize(3);
        assertThat(shown.findValuesAsString("id")).contains("11", "12");
        assertThat(shown.findValues("balance").stream().map(JsonNode::toString))
                .containsExactlyInAnyOrder("5.0", "7.0", "-0.1");
    }

    @Test
    void readsNothingOfAccountsThatAreNotShared() {
        accounts.record(
                login,
                new Inventory(
                        List.of(
                                BankAccounts.checking("999", "5.00"),
                                BankAccounts.checking("1000001111", "7.00")),
                        Map.of()));
        var shown = api.get(path + "/accounts").json().required("accounts");

        assertThat(shown.findValuesAsString("id")).containsExactlyInAnyOrder("11", "12");
        assertThat(shown.findValues("balance").stream().map(JsonNode::toString))
                .containsExactlyInAnyOrder("7.0", "-0.1");
    }

    @Test
    void leavesNothingButAnAuditLineOfWhatIsDeleted() {
        recordTransactions();
        assertThat(api.delete(path + "/accounts/12").status()).isEqualTo(204);
        assertThat(ids(path + "/accounts")).containsExactly("11");
        assertThat(api.delete(path + "/institutionLogins/" + LOGIN).status()).isEqualTo(204);

        assertThat(new StoredRows(jdbc).of(partner.id()))
                .contains("deletion_audit 2 ")
                .doesNotContain("account ", "institution_login ", "transaction");
    }

    @Test
    void deletesTheLoginWithItsLastAccount() {
        api.delete(path + "/accounts/11");
        api.delete(path + "/accounts/12");

        assertThat(new StoredRows(jdbc).of(partner.id())).doesNotContain("institution_login ");
    }

    @Test
    void listsTransactions() {
        recordTransactions();
        var list = "/aggregation/v3/customers/" + customer + "/transactions" + RANGE;
        var posted = api.get(list).json();

        assertThat(posted.propertyNames())
                .containsExactly(
                        "found",
                        "displaying",
                        "moreAvailable",
                        "fromDate",
                        "toDate",
                        "sort",
                        "transactions");
        assertThat(posted.required("found").intValue()).isEqualTo(1);
        assertThat(posted.required("moreAvailable").stringValue()).isEqualTo("false");
        assertThat(posted.required("fromDate").stringValue()).isEqualTo("1790000000");
        var transaction = posted.required("transactions").get(0);
        var id = transaction.required("id").longValue();
        assertThat(transaction.toString())
                .isEqualTo(
                        "{\"id\":%d,\"amount\":-12.3,\"uniqueTransactionId\":\"11-%d\",\"accountId\":11,\"customerId\":%s,\"status\":\"active\",\"description\":\"HARBOUR CAFE 0113\",\"memo\":\"Harbour lunch\",\"type\":\"debit\",\"transactionDate\":%d,\"postedDate\":%d,\"createdDate\":%d,\"checkNum\":\"299\",\"categorization\":{\"normalizedPayeeName\":\"HARBOUR CAFE LUNCH\",\"category\":\"Uncategorized\",\"country\":\"USA\",\"bestRepresentation\":\"HARBOUR CAFE LUNCH\"},\"feeAmount\":0.5}"
                                .formatted(
                                        id,
                                        id,
                                        customer,
                                        POSTED.getEpochSecond(),
                                        POSTED.getEpochSecond(),
                                        transaction.required("createdDate").longValue()));

        var first = api.get(list + "&includePending=true&sort=asc&limit=1").json();
        assertThat(first.required("found").intValue()).isEqualTo(2);
        assertThat(first.required("moreAvailable").stringValue()).isEqualTo("true");
        assertThat(first.required("transactions")).hasSize(1);
        assertThat(first.required("transactions").get(0)).isEqualTo(transaction);
    }

    @Test
    void showsAmountsToTheCent() {
        var amounts = List.of("0.10", "-0.01", "100.00", "-12345678901234.56", "99999999999999.99");
        transactions.record(
                new AccountKey(login.partner(), login.customer(), "11"),
                new DateRange(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30)),
                amounts.stream().map(amount -> transaction(amount, POSTED, true, amount)).toList());
        var ofCustomer = "/aggregation/v3/customers/" + customer + "/transactions" + RANGE;
        var ofAccount =
                "/aggregation/v4/customers/" + customer + "/accounts/11/transactions" + RANGE;

        for (var list : List.of(ofCustomer, ofAccount)) {
            var body = api.get(list).body();
            assertThat(amounts)
                    .allSatisfy(amount -> assertThat(body).contains("\"amount\":" + amount + ","));
        }
        var id =
                api.get(ofCustomer + "&limit=1&sort=asc")
                        .json()
                        .at("/transactions/0/id")
                        .asString();
        assertThat(api.get("/aggregation/v2/customers/" + customer + "/transactions/" + id).body())
                .containsPattern("\"amount\":-?\\d+\\.\\d\\d,");
    }

    @Test
    void findsATransactionByEitherId() {
        recordTransactions();
        var list =
                api.get(
                                "/aggregation/v4/customers/"
                                        + customer
                                        + "/accounts/11/transactions"
                                        + RANGE
                                        + "&showDailyBalance=true")
                        .json();
        var transaction = list.required("transactions").get(0);
        var id = transaction.required("id").asString();

        assertThat(list.required("dailyBalances").toString())
                .isEqualTo("[{\"date\":1793577600,\"beginning\":140.8,\"ending\":128.5}]");
        assertThat(api.get("/aggregation/v2/customers/" + customer + "/transactions/" + id).json())
                .isEqualTo(transaction);
        assertThat(api.get("/aggregation/customers/" + customer + "/transactions/11-" + id).json())
                .isEqualTo(transaction);
        for (var unknown : List.of("12-" + id, id, "x")) {
            assertProblem(
                    api.get("/aggregation/customers/" + customer + "/transactions/" + unknown),
                    404,
                    24553,
                    "Transaction not found.");
        }
    }

    @Test
    void refusesAWrongQueryForTransactions() {
        var list = "/aggregation/v3/customers/" + customer + "/transactions";

        assertProblem(api.get(list), 400, 10005, "Missing parameter (fromDate)");
        assertProblem(api.get(list + "?fromDate=1"), 400, 10005, "Missing parameter (toDate)");
        assertProblem(
                api.get(list + "?fromDate=yesterday"),
                400,
                14020,
                "Bad request. \"fromDate\" must be a date in epoch seconds.");
        assertProblem(
                api.get(list + "?fromDate=2&toDate=1"),
                400,
                14020,
                "Bad request. \"toDate\" must not be before \"fromDate\".");
        assertProblem(
                api.get(list + RANGE + "&sort=up"),
                400,
                14020,
                "Bad request. \"sort\" must be asc or desc.");
        assertProblem(
                api.get(list + RANGE + "&includePending=maybe"),
                400,
                14020,
                "Bad request. \"includePending\" must be a boolean.");
        assertProblem(
                api.get(list + RANGE + "&start=0"),
                400,
                41003,
                "Start index cannot be less than one.");
    }

    private void recordTransactions() {
        transactions.record(
                new AccountKey(login.partner(), login.customer(), "11"),
                new DateRange(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30)),
                List.of(transaction("1", POSTED, true), transaction("2", PENDING, false)));
    }

    private static BankTransaction transaction(String id, Instant at, boolean posted) {
        return transaction(id, at, posted, "-12.30");
    }

    private static BankTransaction transaction(
            String id, Instant at, boolean posted, String amount) {
        return new BankTransaction(
                id,
                null,
                new BigDecimal(amount),
                at,
                posted ? at : null,
                "HARBOUR CAFE 0113",
                "Harbour lunch",
                "debit",
                "299",
                null,
                null,
                new Facts(Map.of("feeAmount", new BigDecimal("0.50"))));
    }

    private List<String> ids(String address) {
        return api.get(address).json().required("accounts").findValuesAsString("id");
    }
}
