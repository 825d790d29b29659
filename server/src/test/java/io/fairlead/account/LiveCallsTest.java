package io.fairlead.account;

import static io.fairlead.support.FinBankInstitutions.FINBANK;
import static io.fairlead.support.FinBankInstitutions.PROFILES;
import static io.fairlead.support.ProblemAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.fairlead.connector.Connections;
import io.fairlead.connector.InstitutionRef;
import io.fairlead.connector.Progress;
import io.fairlead.connector.input.Question;
import io.fairlead.shared.CustomerId;
import io.fairlead.spi.ConsumerInput;
import io.fairlead.spi.SecretText;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import io.fairlead.support.SimulatedBank;
import io.fairlead.support.TestPartner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** What the bank is asked for while the partner waits. */
@FairleadTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveCallsTest {

    private static final String UNSUPPORTED = "Bad request. (Account type not supported).";

    private final SimulatedBank bank;
    private final MovableClock clock;
    private final Accounts accounts;
    private final Connections connections;
    private final TestPartner partner;
    private final String customer;
    private final Added demo;
    private final List<String> faults = new ArrayList<>();

    LiveCallsTest(
            FairleadServer server, MovableClock clock, Accounts accounts, Connections connections) {
        this.bank = server.bank();
        this.clock = clock;
        this.accounts = accounts;
        this.connections = connections;
        partner = server.newPartner();
        customer = partner.newCustomer();
        demo = added(FINBANK, "demo", "go");
    }

    @AfterEach
    void repairTheBank() {
        faults.forEach(bank::repair);
        faults.clear();
        bank.resetClock();
    }

    @Test
    void showsTheOwnersAsOne() {
        var account = added(PROFILES, "owner", "profile_103").id("Joint Checking");

        var owner = get("v1", account, "owner").json();

        assertThat(owner.propertyNames()).containsExactly("ownerName", "ownerAddress", "asOfDate");
        assertThat(owner.required("ownerName").stringValue())
                .isEqualTo("Elena Morales & Thomas J Morales Jr & Lucia Morales");
        assertThat(owner.required("ownerAddress").stringValue())
                .isEqualTo("77 Aspen Ct Park City UT 84060");
        assertThat(owner.required("asOfDate").longValue())
                .isCloseTo(clock.instant().getEpochSecond(), offset(60L));
    }

    @Test
    void showsTheOwnersOneByOne() {
        var account = demo.id("Checking");

        assertThat(get("v3", account, "owner").body())
                .isEqualTo(
                        """
                        {"holders":[{"relationship":"SOLE_OWNER","ownerName":"Joe Q Tester",\
                        "firstName":"Joe","middleName":"Q","lastName":"Tester",\
                        "nameClassification":"person","nameClassificationconfidencescore":1,\
                        "addresses":[{"ownerAddress":"100 Main St Apt 4 Salt Lake City UT 84101",\
                        "type":"Home","line1":"100 Main St","line2":"Apt 4",\
                        "city":"Salt Lake City","state":"UT","postalCode":"84101",\
                        "country":"USA"}],\
                        "emails":[{"email":"joe.tester@finbank.example","emailType":"Personal"}],\
                        "phones":[{"type":"CELL","country":"1","phone":"8015550100"}]}]}""");
    }

    @Test
    void showsTheNumbersForPayments() {
        assertThat(get("v1", demo.id("Checking"), "details").body())
                .isEqualTo(
                        "{\"routingNumber\":\"124399901\",\"realAccountNumber\":\"1000001111\"}");
        assertThat(get("v3", demo.id("Checking"), "details").body())
                .isEqualTo(
                        """
                        {"paymentInstruction":[{"type":"ach","accountNumber":"1000001111",\
                        "descriptors":[{"type":"routingNumber","value":"124399901"}]}]}""");
        assertThat(get("v2", demo.id("Auto Loan"), "loanDetails").body())
                .isEqualTo(
                        """
                        {"loanNumber":"8000008888","loanPaymentNumber":"523118000008888",\
                        "loanPaymentAddress":"FinBank Loan Servicing, PO Box 4100, \
                        Salt Lake City, UT 84110"}""");
    }

    @Test
    void refusesAccountsOfOtherTypes() {
        for (var refused :
                List.of(
                        get("v1", demo.id("Visa"), "details"),
                        get("v3", demo.id("CD"), "details"),
                        get("v2", demo.id("Checking"), "loanDetails"),
                        get("v1", demo.id("Auto Loan"), "availableBalance/live"))) {
            assertProblem(refused, 400, 14020, UNSUPPORTED);
        }
        // The type is right, but this bank has no numbers for it.
        assertProblem(get("v1", demo.id("CD"), "details"), 400, 14020, UNSUPPORTED);
    }

    @Test
    void asksForTheBalanceOnlyWhenTheStoredOneIsTooOld() {
        var account = added(PROFILES, "balance", "profile_101").id("Everyday Checking");
        var fault = fault(Map.of("userid", "balance", "step", "balance", "kind", "garbage"));
        assertThat(get("v1", account, "availableBalance/live").status()).isEqualTo(200);
        assertThat(get("v1", account, "availableBalance/live?balance_cache_interval=0").status())
                .isEqualTo(500);
        bank.repair(fault);
        credit(account, "250.25");

        var before = balance(get("v1", account, "availableBalance"));
        var live = get("v1", account, "availableBalance/live?balance_cache_interval=0");

        assertThat(live.status()).as(live.body()).isEqualTo(200);
        assertThat(balance(live)).isEqualTo(before + 25025);
        assertThat(get("v1", account, "availableBalance").body()).isEqualTo(live.body());
        assertThat(position(account)).isEqualTo(1);

        clock.advance(Duration.ofMinutes(31));
        credit(account, "1.00");
        assertThat(balance(get("v1", account, "availableBalance/live?balance_cache_interval=60")))
                .isEqualTo(balance(live));
        assertThat(balance(get("v1", account, "availableBalance/live")))
                .isEqualTo(balance(live) + 100);
    }

    @Test
    void refusesAWrongCacheInterval() {
        var account = demo.id("Checking");

        for (var wrong : List.of("-1", "1441")) {
            assertProblem(
                    get("v1", account, "availableBalance/live?balance_cache_interval=" + wrong),
                    400,
                    14020,
                    "Bad request. \"balance_cache_interval\" must be 0 to 1440.");
        }
    }

    @Test
    void downloadsStatements() {
        var account = demo.id("Checking");

        var latest = get("v1", account, "statement");
        var oldest = get("v1", account, "statement?index=24");

        assertThat(latest.status()).isEqualTo(200);
        assertThat(latest.headers().firstValue("Content-Type"))
                .contains("application/octet-stream");
        assertThat(latest.body()).startsWith("%PDF-");
        assertThat(oldest.body()).startsWith("%PDF-");
        assertThat(text(oldest)).isNotEqualTo(text(latest));
    }

    @Test
    void listsStatementsAndDownloadsThemByTheirIds() {
        var account = demo.id("Checking");

        var listed = get("v3", account, "statement?index=3,%201,3").json().required("statements");

        assertThat(listed).hasSize(2);
        assertThat(listed.required(0).propertyNames())
                .containsExactly("index", "id", "asOfDate", "description", "documentDate");
        assertThat(listed.required(0).required("index").stringValue()).isEqualTo("3");
        assertThat(listed.required(1).required("index").stringValue()).isEqualTo("1");
        assertThat(listed.required(1).required("description").stringValue())
                .matches("\\d\\d/01/20\\d\\d - \\d\\d/\\d\\d/20\\d\\d");
        assertThat(text(asset(listed.required(0))))
                .isEqualTo(text(get("v1", account, "statement?index=3")));
        assertThat(text(asset(listed.required(1))))
                .isEqualTo(text(get("v1", account, "statement")));
    }

    @Test
    void refusesWhatIsNoStatement() {
        var account = demo.id("Checking");
        var path = "/aggregation/v1/customers/" + customer + "/assets/";
        var uuid = "097545c5-1c2a-4f20-a5ef-77f0820344c9";

        for (var wrong : List.of("0", "25")) {
            assertProblem(
                    get("v1", account, "statement?index=" + wrong),
                    400,
                    14020,
                    "Bad request. \"index\" must be 1 to 24.");
        }
        for (var wrong : List.of("0", "25", "1,,2", "1,x", "1%3B2")) {
            assertProblem(
                    get("v3", account, "statement?index=" + wrong),
                    400,
                    14020,
                    "Bad request. \"index\" must be numbers from 1 to 24, separated by commas.");
        }
        for (var unknown : List.of("x", uuid, uuid + "-77", uuid + "-" + account)) {
            assertProblem(api(path + unknown), 404, 13002, "Asset not found");
        }
    }

    @Test
    void answersWithTheBanksFailure() {
        var account = added(PROFILES, "failing", "profile_03").id("Checking");

        fault(Map.of("userid", "failing", "step", "owners", "kind", "fail", "code", 910));
        fault(Map.of("userid", "failing", "step", "statements", "kind", "fail", "code", 914));

        assertProblem(get("v1", account, "owner"), 500, 910, "The connection to the bank is down.");
        assertProblem(
                get("v1", account, "statement"),
                500,
                914,
                "The account is not available any more.");
        assertThat(aggregationStatus(account)).isZero();
    }

    @Test
    void showsWhatTheBankAsks() {
        var account = linkedWithMfa();
        clock.advance(Duration.ofDays(1));
        bank.advance(Duration.ofDays(1));

        var answer = get("v1", account, "owner");

        assertThat(answer.status()).isEqualTo(203);
        assertThat(
                        answer.json()
                                .required(0)
                                .required("mfaChallenges")
                                .required(0)
                                .required("mfaType")
                                .stringValue())
                .isEqualTo("TFA_TEXT");
    }

    /** Links an account of a user whom the bank asks a question at each sign-on. */
    private String linkedWithMfa() {
        var login = accounts.open(partner.id(), new CustomerId(customer), FINBANK).orElseThrow();
        var progress = connections.begin(login, new InstitutionRef(FINBANK, "finbank"), Set.of());
        progress =
                resumed(
                        progress,
                        new ConsumerInput.Fields(
                                Map.of(
                                        FINBANK + "001", new SecretText("tfa_text"),
                                        FINBANK + "002", new SecretText("go"))));
        var question = (Question.Mfa) ((Progress.Asked) progress).question();
        progress =
                resumed(
                        progress,
                        new ConsumerInput.Answers(
                                Map.of(
                                        question.challenges().getFirst().id(),
                                        new SecretText("Rex"))));
        return accounts.discover(login, ((Progress.Connected) progress).inventory())
                .getFirst()
                .key()
                .id();
    }

    private Progress resumed(Progress progress, ConsumerInput input) {
        var asked = (Progress.Asked) progress;
        return connections.resume(
                partner.id(), new CustomerId(customer), asked.attempt(), asked.round(), input);
    }

    /** What a partner gets of a customer's accounts at a bank. */
    private record Added(JsonNode accounts) {

        String id(String name) {
            return accounts.valueStream()
                    .filter(account -> account.required("name").stringValue().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .required("id")
                    .stringValue();
        }
    }

    private Added added(String institution, String userid, String password) {
        var answer = partner.addAccounts(customer, institution, userid, password);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return new Added(answer.json().required("accounts"));
    }

    private Answer get(String version, String account, String what) {
        return api(
                "/aggregation/%s/customers/%s/accounts/%s/%s"
                        .formatted(version, customer, account, what));
    }

    private Answer asset(JsonNode statement) {
        return api(
                "/aggregation/v1/customers/%s/assets/%s"
                        .formatted(customer, statement.required("id").stringValue()));
    }

    private Answer api(String path) {
        return partner.withNewToken().api().get(path);
    }

    /** What is printed; the file has an id of its own each time. */
    private static String text(Answer pdf) {
        assertThat(pdf.status()).as(pdf.body()).isEqualTo(200);
        return pdf.body().substring(0, pdf.body().indexOf("endstream"));
    }

    private int aggregationStatus(String account) {
        return stored(account).required("aggregationStatusCode").intValue();
    }

    private int position(String account) {
        return stored(account).required("displayPosition").intValue();
    }

    private JsonNode stored(String account) {
        return api("/aggregation/v2/customers/" + customer + "/accounts/" + account).json();
    }

    /** In cents. */
    private static long balance(Answer answer) {
        return answer.json()
                .required("clearedBalance")
                .decimalValue()
                .movePointRight(2)
                .longValueExact();
    }

    /** Money comes to the account at the bank. */
    private void credit(String account, String amount) {
        var key = new AccountKey(partner.id(), new CustomerId(customer), account);
        var answer =
                bank.api()
                        .post(
                                "/api/institutions/%s/accounts/%s/test-transactions"
                                        .formatted(
                                                PROFILES,
                                                accounts.find(key).orElseThrow().atBank().id()),
                                Map.of(
                                        "amount",
                                        amount,
                                        "description",
                                        "Test",
                                        "transactionDate",
                                        clock.instant().toString(),
                                        "status",
                                        "posted"));
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
    }

    private String fault(Map<String, Object> fault) {
        var id = bank.fault(fault);
        faults.add(id);
        return id;
    }
}
