package io.fairlead.account;

import static io.fairlead.support.FinBankInstitutions.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.connector.LoginKey;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.RandomId;
import io.fairlead.support.ApiClient;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.MovableClock;
import io.fairlead.support.TestLink;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever two callers do to one customer at the same time, both are answered, the database never
 * has to break a deadlock, and of what was deleted nothing comes back.
 */
@FairleadTest
class RacingDeletionsTest {

    private static final int TRIES = Integer.getInteger("fairlead.races", 1);

    /** What belongs to a customer, and goes with it. */
    private static final List<String> TABLES =
            List.of(
                    "customer WHERE partner_id = :partner AND id = :customer",
                    "institution_login WHERE partner_id = :partner AND customer_id = :customer",
                    "account WHERE partner_id = :partner AND customer_id = :customer",
                    "transaction_refresh WHERE partner_id = :partner AND customer_id = :customer",
                    "transaction_refresh_account WHERE partner_id = :partner AND customer_id = :customer",
                    "connection_attempt WHERE partner_id = :partner AND customer_id = :customer",
                    "bank_grant WHERE partner_id = :partner AND customer_id = :customer AND revoke_after IS NULL",
                    "session WHERE partner_id = :partner AND customer_id = :customer AND ended_at IS NULL",
                    "report WHERE partner_id = :partner AND customer_id = :customer"
                            + " AND (deleted_at IS NULL OR content_sealed IS NOT NULL)",
                    "portfolio WHERE partner_id = :partner AND customer_id = :customer",
                    "email_message WHERE partner_id = :partner AND customer_id = :customer",
                    "webhook_event WHERE partner_id = :partner AND customer_id = :customer");

    private static final List<String> TABLES_OF_TRANSACTIONS = List.of("transaction_month");

    private final FairleadServer server;
    private final Accounts accounts;
    private final UnusedLogins unused;
    private final JdbcClient jdbc;
    private final MovableClock clock;
    private final GenerateCalls calls;
    private final ApiClient api;

    RacingDeletionsTest(
            FairleadServer server,
            Accounts accounts,
            UnusedLogins unused,
            JdbcClient jdbc,
            MovableClock clock) {
        this.server = server;
        this.accounts = accounts;
        this.unused = unused;
        this.jdbc = jdbc;
        this.clock = clock;
        server.bank();
        calls = server.newCaller();
        api = calls.partner().api();
    }

    /** What callers, consumers and the server itself do to a customer. */
    enum Action {
        DELETE_CUSTOMER,
        DELETE_LOGIN,
        DELETE_ACCOUNT,
        REFRESH_ALL,
        REFRESH_LOGIN,
        LOAD_HISTORY,
        ORDER_REFRESH,
        ORDER_REPORT,
        ADD_ALL,
        LINK,
        REPAIR,
        REVOKE_LINK,
        LIVE_BALANCE,
        LIST,
        DISCARD_UNUSED
    }

    /** A customer with two logins, and what the race is about. */
    private record Scene(String customer, String userid, LoginKey login, List<Account> shared) {

        String path(String version) {
            return "/aggregation/%s/customers/%s".formatted(version, customer);
        }

        String account(int number) {
            return shared.get(number).key().id();
        }
    }

    static Stream<List<Action>> pairs() {
        var all = Action.values();
        return IntStream.range(0, all.length)
                .boxed()
                .flatMap(
                        first ->
                                Arrays.stream(all, first, all.length)
                                        .map(second -> List.of(all[first], second)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void answersBoth(List<Action> pair) throws Exception {
        var deadlocks = deadlocks();
        for (var i = 0; i < TRIES; i++) {
            var scene = scene();
            assertThat(race(scene, pair)).as(pair.toString()).noneMatch(this::isFaultOfOurs);
            assertThat(left(scene, pair)).as("left by " + pair).isEmpty();
        }
        assertThat(deadlocks()).as("deadlocks of " + pair).isEqualTo(deadlocks);
    }

    /** Each is the other's joint borrower, so that deleting one touches what the other shares. */
    @Test
    void deletesBothBorrowersOfTheSameSessions() throws Exception {
        var deadlocks = deadlocks();
        for (var i = 0; i < 3 * TRIES; i++) {
            var first = calls.partner().newCustomer();
            var second = calls.partner().newCustomer();
            var consumers = List.of(joint(first, second), joint(second, first));
            assertThat(
                            atOnce(
                                    List.of(
                                            () -> said(api.delete(path(first))),
                                            () -> said(api.delete(path(second))),
                                            () -> consumers.getFirst().exit().html(),
                                            () -> consumers.getLast().exit().html())))
                    .noneMatch(this::isFaultOfOurs)
                    .startsWith("204 ", "204 ");
        }
        assertThat(deadlocks()).isEqualTo(deadlocks);
    }

    private static String path(String customer) {
        return "/aggregation/v1/customers/" + customer;
    }

    private ConsumerWithoutScripts joint(String primary, String other) {
        var body =
                calls.joint(
                        GenerateCalls.borrower(primary, GenerateCalls.CONSUMER, "primary"),
                        GenerateCalls.borrower(other, GenerateCalls.CONSUMER, "jointBorrower"));
        return ConsumerWithoutScripts.opening(server, calls.link(body)).acceptTerms();
    }

    /** Two callers of each action, all at once. */
    private List<String> race(Scene scene, List<Action> pair) throws Exception {
        return atOnce(
                Stream.concat(pair.stream(), pair.stream())
                        .<Callable<String>>map(action -> () -> done(action, scene))
                        .toList());
    }

    private static List<String> atOnce(List<Callable<String>> calls) throws Exception {
        var start = new CyclicBarrier(calls.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    threads.invokeAll(
                            calls.stream()
                                    .<Callable<String>>map(
                                            call ->
                                                    () -> {
                                                        start.await();
                                                        return call.call();
                                                    })
                                    .toList());
            return answers.stream().map(Future::resultNow).toList();
        }
    }

    /** What came back: a status and a body. */
    private String done(Action action, Scene scene) {
        return switch (action) {
            case DELETE_CUSTOMER -> said(api.delete(scene.path("v1")));
            case DELETE_LOGIN ->
                    said(
                            api.delete(
                                    scene.path("v1")
                                            + "/institutionLogins/"
                                            + scene.login().login()));
            case DELETE_ACCOUNT ->
                    said(api.delete(scene.path("v1") + "/accounts/" + scene.account(0)));
            case REFRESH_ALL -> said(api.post(scene.path("v1") + "/accounts", Map.of()));
            case REFRESH_LOGIN ->
                    said(
                            api.post(
                                    scene.path("v1")
                                            + "/institutionLogins/%s/accounts"
                                                    .formatted(scene.login().login()),
                                    Map.of()));
            case LOAD_HISTORY ->
                    said(
                            api.post(
                                    scene.path("v1")
                                            + "/accounts/%s/transactions/historic"
                                                    .formatted(scene.account(0)),
                                    Map.of()));
            case ORDER_REFRESH -> ordered(scene);
            case ORDER_REPORT ->
                    said(
                            api.post(
                                    "/decisioning/v2/customers/%s/assetSummary"
                                            .formatted(scene.customer()),
                                    Map.of()));
            case ADD_ALL ->
                    said(
                            calls.partner()
                                    .addAccounts(
                                            scene.customer(),
                                            PROFILES,
                                            scene.userid(),
                                            "profile_03"));
            case LINK -> linked(scene);
            case REPAIR -> repaired(scene);
            case REVOKE_LINK -> revoked(scene);
            case LIVE_BALANCE ->
                    said(
                            api.get(
                                    scene.path("v1")
                                            + "/accounts/%s/availableBalance/live?balance_cache_interval=0"
                                                    .formatted(scene.account(0))));
            case LIST ->
                    said(
                            api.get(
                                    scene.path("v3")
                                            + "/transactions?fromDate=0&toDate=%d"
                                                    .formatted(clock.instant().getEpochSecond())));
            case DISCARD_UNUSED -> {
                unused.delete();
                yield "204";
            }
        };
    }

    private String ordered(Scene scene) {
        var all = scene.shared().stream().map(account -> account.key().id()).toList();
        var path = scene.path("v1").replace("/v1", "") + "/transactions/refreshes";
        var answer = api.post(path, Map.of("accountIds", all));
        return answer.status() == 202
                ? said(api.get(path + "/" + answer.text("refreshId")))
                : said(answer);
    }

    /** A consumer links a bank, as far as what happens meanwhile lets them. */
    private String linked(Scene scene) {
        var answer = calls.send(calls.lite().with("customerId", scene.customer()));
        return answer.status() == 200 ? walked(answer, scene) : said(answer);
    }

    private String repaired(Scene scene) {
        var answer =
                calls.send(
                        calls.fix()
                                .with("customerId", scene.customer())
                                .with("institutionLoginId", scene.login().login()));
        return answer.status() == 200 ? walked(answer, scene) : said(answer);
    }

    /** A partner revokes a link that a consumer has opened. */
    private String revoked(Scene scene) {
        var answer = calls.send(calls.full().with("customerId", scene.customer()));
        if (answer.status() != 200) {
            return said(answer);
        }
        var link = TestLink.in(answer);
        var opened = server.stranger().get(link.path());
        return opened.status() == 303
                ? said(api.post("/fairlead/v1/links/revoke", Map.of("link", link.toString())))
                : said(opened);
    }

    private String walked(ApiClient.Answer link, Scene scene) {
        var opened = server.stranger().get(TestLink.in(link).path());
        if (opened.status() != 303) {
            return said(opened);
        }
        var consumer = ConsumerWithoutScripts.following(server, opened);
        for (var step = 0; step < 6 && consumer.status() == 200; step++) {
            if (consumer.canSubmit("/landing")) {
                consumer.acceptTerms();
            } else if (consumer.canSubmit("/login")) {
                consumer.signIn(scene.userid(), "profile_03");
            } else if (consumer.canSubmit("/select-accounts")) {
                consumer.share(consumer.accounts());
            } else if (consumer.canSubmit("/submit")) {
                consumer.submitAll();
            }
        }
        return consumer.status() + " " + consumer.html();
    }

    private Scene scene() {
        var customer = calls.partner().newCustomer();
        var userid = "race_" + RandomId.hex();
        for (var login = 0; login < 2; login++) {
            assertThat(
                            calls.partner()
                                    .addAccounts(customer, PROFILES, userid, "profile_03")
                                    .status())
                    .isEqualTo(200);
        }
        var partner = calls.partner().id();
        var login = accounts.logins(partner, new CustomerId(customer)).getFirst().key();
        // Old enough for what is discarded a day after it was found.
        jdbc.sql(
                        "UPDATE account SET created_at = created_at - interval '2 days' WHERE customer_id = ?")
                .param(customer)
                .update();
        return new Scene(customer, userid, login, accounts.list(login));
    }

    /** A bank's refusal has a code of the bank's; ours is 500, and 503 where we have no room. */
    private boolean isFaultOfOurs(String answer) {
        return answer.startsWith("503")
                || (answer.startsWith("500")
                        && (answer.contains("Unexpected error") || answer.contains("<html")));
    }

    /** What the deletions have left of what they deleted. */
    private List<String> left(Scene scene, List<Action> pair) {
        if (pair.contains(Action.DELETE_CUSTOMER)) {
            return Stream.concat(
                            TABLES.stream(),
                            TABLES_OF_TRANSACTIONS.stream()
                                    .map(
                                            table ->
                                                    table
                                                            + " WHERE partner_id = :partner AND customer_id = :customer"))
                    .filter(rows -> hasRows(rows, scene, ""))
                    .toList();
        }
        if (pair.contains(Action.DELETE_LOGIN)) {
            return Stream.of(
                            "institution_login WHERE partner_id = :partner AND customer_id = :customer AND id = :id",
                            "bank_grant WHERE partner_id = :partner AND customer_id = :customer AND login_id = :id AND revoke_after IS NULL",
                            "account WHERE partner_id = :partner AND customer_id = :customer AND institution_login_id = :id")
                    .filter(rows -> hasRows(rows, scene, scene.login().login()))
                    .toList();
        }
        if (pair.contains(Action.DELETE_ACCOUNT)) {
            return Stream.concat(
                            Stream.of("account", "transaction_refresh_account"),
                            TABLES_OF_TRANSACTIONS.stream())
                    .map(
                            table ->
                                    "%s WHERE partner_id = :partner AND customer_id = :customer AND %s = :id"
                                            .formatted(
                                                    table,
                                                    table.equals("account") ? "id" : "account_id"))
                    .filter(rows -> hasRows(rows, scene, scene.account(0)))
                    .toList();
        }
        return List.of();
    }

    private boolean hasRows(String rows, Scene scene, String id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM " + rows + " AND :id::text IS NOT NULL)")
                .param("partner", calls.partner().id().value())
                .param("customer", scene.customer())
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    private long deadlocks() {
        return jdbc.sql("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
                .query(Long.class)
                .single();
    }

    private static String said(ApiClient.Answer answer) {
        return answer.status() + " " + answer.body();
    }
}
