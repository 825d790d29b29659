package io.fairlead.connect;

import static io.fairlead.support.FinBankInstitutions.FINBANK;
import static io.fairlead.support.FinBankInstitutions.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.customer.CustomerLock;
import io.fairlead.session.SessionExpiry;
import io.fairlead.session.Sessions;
import io.fairlead.session.state.Ending;
import io.fairlead.session.state.SessionKey;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.RandomId;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.Await;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.GenerateCalls.Body;
import io.fairlead.support.MovableClock;
import io.fairlead.support.RawHttp;
import io.fairlead.support.StoredRows;
import io.fairlead.support.TestLink;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** What holds of every session, whoever does what in it and however often. */
@FairleadTest
@ExtendWith(OutputCaptureExtension.class)
class ConnectSessionsTest {

    private static final List<String> ACTIONS =
            List.of(
                    "/landing",
                    "/borrowers",
                    "/search",
                    "/sign-in",
                    "/login",
                    "/mfa",
                    "/oauth/here",
                    "/oauth/window",
                    "/select-accounts",
                    "/manage",
                    "/repair",
                    "/remove",
                    "/submit",
                    "/search-again");

    private final FairleadServer server;
    private final Accounts accounts;
    private final Sessions sessions;
    private final SessionExpiry expiry;
    private final CustomerLock lock;
    private final TransactionOperations transactions;
    private final MovableClock clock;
    private final JdbcClient jdbc;
    private final GenerateCalls calls;
    private final String customer;

    ConnectSessionsTest(
            FairleadServer server,
            Accounts accounts,
            Sessions sessions,
            SessionExpiry expiry,
            CustomerLock lock,
            TransactionOperations transactions,
            MovableClock clock,
            JdbcClient jdbc) {
        this.server = server;
        this.accounts = accounts;
        this.sessions = sessions;
        this.expiry = expiry;
        this.lock = lock;
        this.transactions = transactions;
        this.clock = clock;
        this.jdbc = jdbc;
        this.calls = server.newCaller();
        this.customer = calls.partner().newCustomer();
        server.bank();
    }

    // once

    @Test
    void signsInOnceHoweverOftenTheFormIsSent() throws Exception {
        var consumer = atLogin();
        var form = consumer.filled("/login", "Banking Userid", "demo", "Banking Password", "go");
        Callable<Integer> send = () -> consumer.sendOnly("/login", form).status();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(Collections.nCopies(8, send)))
                    .map(Future::resultNow)
                    .containsOnly(303);
        }
        consumer.goTo("");
        assertThat(consumer.screen()).isEqualTo("select-accounts");
        assertThat(stored().stream().map(account -> account.atBank().id()))
                .doesNotHaveDuplicates()
                .hasSameSizeAs(consumer.accounts());
        assertThat(events()).containsOnlyOnce("credentialsSubmitted", "accountsDiscovered");
    }

    @Test
    void doesNothingForAFormOfAnEarlierScreen() {
        var consumer = open(full());
        var accept = consumer.filled("/landing");
        consumer.acceptTerms();
        var choose =
                consumer.goTo("/search?query=finbank").filled("/search", "institution", FINBANK);
        consumer.submit("/search", "institution", FINBANK);
        var before = events();
        assertThat(consumer.send(consumer.session() + "/landing", accept).screen())
                .isEqualTo("login");
        assertThat(consumer.send(consumer.session() + "/search", choose).screen())
                .isEqualTo("login");
        assertThat(events()).isEqualTo(before);
    }

    @Test
    void submitsOnce() {
        var consumer = atReview();
        var form = consumer.filled("/submit");
        assertThat(consumer.submitAll().heading()).isEqualTo("Thank you!");
        assertThat(consumer.send(consumer.session() + "/submit", form).heading())
                .isEqualTo("Thank you!");
        assertThat(consumer.exit().heading()).isEqualTo("Thank you!");
        assertThat(events()).containsOnlyOnce("submitted", "ended");
    }

    @Test
    void numbersTheMessagesToTheHostAndEndsWithOne() {
        var all = JsonMapper.shared().readTree(atReview().submitAll().messages());
        assertThat(all.valueStream().map(message -> message.required("n").intValue()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, all.size()).boxed().toList());
        assertThat(all.findValuesAsString("type")).containsOnlyOnce("done");
        assertThat(all.get(all.size() - 1).at("/message/type").stringValue()).isEqualTo("done");
        assertThat(all.get(all.size() - 1).at("/message/data/code").intValue()).isEqualTo(200);
    }

    @Test
    void exitsWhereverABankHasMovedTheSessionMeanwhile() {
        var consumer = open(full());
        var key = new SessionKey(consumer.session().substring("/s/".length()));
        var seen = sessions.find(key).orElseThrow();
        consumer.acceptTerms();
        sessions.leave(seen, Ending.EXIT);
        assertThat(consumer.goTo("").heading()).isEqualTo("You have left");
        assertThat(events()).containsOnlyOnce("ended");
    }

    // two of one link

    @Test
    void letsOneSessionOfALinkGiveUpWhatTheOtherTakes() {
        var link = calls.link(full());
        var first = open(link).acceptTerms().connect("finbank", FINBANK).signIn("demo", "go");
        var second = first.tabBeside(link);
        assertThat(second.screen()).isEqualTo("select-accounts");
        assertThat(second.accounts()).isEqualTo(first.accounts());

        assertThat(first.submit("/search-again").screen()).isEqualTo("search");
        var chosen = second.accounts().subList(0, 2);
        assertThat(second.share(chosen).screen()).isEqualTo("review-accounts");
        first.exit();
        assertThat(second.submitAll().heading()).isEqualTo("Thank you!");
        assertThat(stored().stream().map(account -> account.key().id())).isEqualTo(chosen);
    }

    @Test
    void letsOneSessionOfALinkExitBeforeTheOtherTakes() {
        var link = calls.link(full());
        var first = open(link).acceptTerms().connect("finbank", FINBANK).signIn("demo", "go");
        var second = first.tabBeside(link);
        first.exit();
        assertThat(second.share(second.accounts()).screen()).isEqualTo("review-accounts");
        assertThat(stored()).isNotEmpty().allMatch(Account::shared);
    }

    @Test
    void keepsNothingOnceBothSessionsOfALinkHaveExited() {
        var link = calls.link(full());
        var first = open(link).acceptTerms().connect("finbank", FINBANK).signIn("demo", "go");
        var second = first.tabBeside(link);
        first.exit();
        second.exit();
        assertThat(stored()).isEmpty();
    }

    /** The preview of a message opens links, too, and does no more. */
    @Test
    void bringsTheBanksAnswerToWhoAskedForItWhoeverElseOpensTheLink() {
        var link = calls.link(full());
        var consumer = open(link).acceptTerms().connect("oauth", "102176");
        var preview = consumer.tabBeside(link);
        assertThat(preview.screen()).isEqualTo("oauth");

        consumer.allowAtBank("ordinary", "profile_03");
        assertThat(consumer.goTo("/loading").screen()).isEqualTo("select-accounts");
        assertThat(preview.goTo("").screen()).isEqualTo("oauth");
    }

    /** A phone may end the app that shows the link while its owner is in the bank's. */
    @Test
    void bringsTheBanksAnswerToWhoWasThereLast() {
        var link = calls.link(full());
        var gone = open(link).acceptTerms().connect("oauth", "102176");
        var back = gone.tabBeside(link);
        assertThat(back.sendOnly("/stay", "").status()).isEqualTo(204);

        gone.allowAtBank("ordinary", "profile_03");
        assertThat(back.goTo("/loading").screen()).isEqualTo("select-accounts");
        assertThat(gone.goTo("").screen()).isEqualTo("oauth");
    }

    // two browsers with one link

    @Test
    void showsNothingOfASignInToAnotherBrowserWithTheLink() {
        var link = calls.link(full());
        var first = open(link).acceptTerms().connect("finbank", FINBANK).signIn("demo", "go");
        var other = open(link);
        assertThat(other.screen()).isEqualTo("landing");
        first.share(first.accounts().subList(0, 2));
        assertThat(first.screen()).isEqualTo("review-accounts");

        assertThat(other.acceptTerms().screen()).isEqualTo("search");
        assertThat(other.goTo("/review-accounts").screen()).isEqualTo("search");
        assertThat(open(link).acceptTerms().screen()).isEqualTo("search");
        var again = first.tabBeside(link);
        assertThat(again.screen()).isEqualTo("review-accounts");
        assertThat(again.values("login")).isNotEmpty();
    }

    @Test
    void goesOnInAnotherBrowserThatSignsInAtTheBankAgain() {
        var link = calls.link(full());
        var first = open(link).acceptTerms().connect("finbank", FINBANK).signIn("demo", "go");
        first.share(first.accounts().subList(0, 2));
        var rest = first.connect("profiles", PROFILES).signIn("ordinary", "profile_03");
        rest.share(rest.accounts());
        var logins = first.values("login");

        var other = open(link).acceptTerms().connect("finbank", FINBANK).signIn("demo", "go");
        other.share(other.accounts());
        assertThat(other.screen()).isEqualTo("review-accounts");
        assertThat(other.values("login")).containsAll(logins);
    }

    /** Who signs in as somebody else has not shown to be the same. */
    @Test
    void showsNothingToAnotherBrowserThatSignsInAsSomebodyElse() {
        var link = calls.link(full());
        var first = open(link).acceptTerms().connect("finbank", FINBANK).signIn("demo", "go");
        first.share(first.accounts().subList(0, 2));
        var logins = first.values("login");

        var other =
                open(link).acceptTerms().connect("profiles", PROFILES).signIn("else", "profile_03");
        other.share(other.accounts());
        assertThat(other.screen()).isEqualTo("review-accounts");
        assertThat(other.values("login")).isNotEmpty().doesNotContainAnyElementsOf(logins);
        var form = "version=%s&login=%s";
        var version = other.values("version").getFirst();
        other.sendOnly("/remove", form.formatted(version, logins.getFirst()));
        other.sendOnly("/manage", form.formatted(version, logins.getFirst()));
        assertThat(other.goTo("").screen()).isEqualTo("review-accounts");
        assertThat(first.goTo("").values("login")).containsAll(logins);
    }

    // a link that is revoked

    @Test
    void endsTheSessionsOfARevokedLink() {
        var link = calls.link(full().with("redirectUri", "https://app.example/back"));
        var other = open(calls.link(full()));
        var first = open(link).acceptTerms().connect("finbank", FINBANK).signIn("demo", "go");
        var second = open(link);
        assertThat(stored()).isNotEmpty();

        revoke(link);
        for (var consumer : List.of(first, second)) {
            assertThat(consumer.goTo("").heading()).isEqualTo("This link was withdrawn");
            assertThat(consumer.html()).contains("code=401&amp;reason=error");
        }
        assertThat(stored()).isEmpty();
        assertThat(other.goTo("").screen()).isEqualTo("landing");
        revoke(link);
        assertThat(events()).filteredOn("ended"::equals).hasSize(2);
    }

    @Test
    void takesNothingFromABankOnceTheLinkIsRevoked() {
        var link = calls.link(full());
        var consumer = open(link).acceptTerms().connect("oauth", "102176");
        var callback = consumer.consentAtBank("ordinary", "profile_03");
        revoke(link);
        assertThat(consumer.arriveFromBank(callback).body()).contains("no longer open");
        assertThat(consumer.goTo("").heading()).isEqualTo("This link was withdrawn");
        assertThat(stored()).isEmpty();
    }

    /** Whether a session begins before or after, none goes on. */
    @Test
    void leavesNoSessionThatBeginsWhileItsLinkIsRevoked() throws Exception {
        for (var i = 0; i < 10; i++) {
            var link = calls.link(full());
            open(link);
            var start = new CyclicBarrier(5);
            Callable<Integer> opening =
                    () -> {
                        start.await();
                        return server.stranger().get(link.path()).status();
                    };
            Callable<Integer> revoking =
                    () -> {
                        start.await();
                        return revoked(link);
                    };
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                assertThat(threads.invokeAll(List.of(opening, opening, opening, opening, revoking)))
                        .map(Future::resultNow)
                        .containsOnlyOnce(204)
                        .isSubsetOf(204, 303, 410);
            }
            assertThat(
                            jdbc.sql(
                                            "SELECT count(*) FROM session WHERE partner_id = ? AND ended_at IS NULL")
                                    .param(calls.partner().id().value())
                                    .query(Integer.class)
                                    .single())
                    .isZero();
        }
    }

    private void revoke(TestLink link) {
        assertThat(revoked(link)).isEqualTo(204);
    }

    private int revoked(TestLink link) {
        return calls.partner()
                .api()
                .post("/fairlead/v1/links/revoke", Map.of("link", link.toString()))
                .status();
    }

    // once for all

    @Test
    void completesASingleUseLinkOnce() {
        var link =
                calls.link(
                        full().with("singleUseUrl", true)
                                .with("redirectUri", "https://app.example/back"));
        var first = open(link).acceptTerms().connect("finbank", FINBANK).signIn("demo", "go");
        first.share(first.accounts().subList(0, 1));
        var second = first.tabBeside(link);
        assertThat(second.screen()).isEqualTo("review-accounts");
        assertThat(first.submitAll().heading()).isEqualTo("Thank you!");
        assertThat(second.submitAll().heading()).isEqualTo("This link has already been used");
        assertThat(second.html()).contains("code=401&amp;reason=error");
        assertThat(server.stranger().get(link.path()).status()).isEqualTo(410);
    }

    // time

    @Test
    void endsWhatConsumersHaveGoneAwayFrom() {
        var consumer = atLogin().signIn("demo", "go");
        assertThat(stored()).isNotEmpty();
        clock.advance(Duration.ofMinutes(7).minusSeconds(30));
        sweep();
        assertThat(events()).doesNotContain("ended");
        clock.advance(Duration.ofSeconds(31));
        sweep();
        assertThat(events()).containsOnlyOnce("ended");
        assertThat(stored()).isEmpty();
        assertThat(consumer.goTo("").heading()).isEqualTo("Your session has ended");
    }

    @Test
    void waitsLongerForAConsumerAtTheBank() {
        var consumer = open(full()).acceptTerms().connect("oauth", "102176");
        assertThat(consumer.screen()).isEqualTo("oauth");
        clock.advance(Duration.ofMinutes(12).minusSeconds(30));
        assertThat(consumer.goTo("/oauth").screen()).isEqualTo("oauth");
        clock.advance(Duration.ofSeconds(31));
        assertThat(consumer.goTo("/oauth").heading()).isEqualTo("Your session has ended");
    }

    @Test
    void livesOnWhileTheConsumerDoesSomething() {
        var consumer = open(full()).acceptTerms();
        for (var moves = 0; moves < 6; moves++) {
            clock.advance(Duration.ofMinutes(6));
            consumer.submit("/search", "institution", FINBANK);
            assertThat(consumer.screen()).isEqualTo("login");
            consumer.goTo("/search");
        }
        clock.advance(Duration.ofMinutes(6));
        assertThat(consumer.sendOnly("/stay", "").status()).isEqualTo(204);
        clock.advance(Duration.ofMinutes(6));
        assertThat(consumer.goTo("").screen()).isEqualTo("search");
    }

    @Test
    void tellsNoMoreOfWhatIsReadOnceItHasToldALot() {
        var consumer = open(full()).acceptTerms();
        jdbc.sql("UPDATE session SET events = 1000 WHERE partner_id = ?")
                .param(calls.partner().id().value())
                .update();
        var told = events();
        consumer.goTo("/terms").goTo("/search?query=nowhere");
        assertThat(events()).isEqualTo(told);
        consumer.exit();
        assertThat(events()).hasSizeGreaterThan(told.size()).contains("ended");
    }

    private void sweep() {
        IntStream.range(0, 10).forEach(_ -> expiry.endExpired());
    }

    // back

    @ParameterizedTest
    @CsvSource({
        "/sign-in/101732, login",
        "/search, search",
        "/sign-in/102105, login",
        "/landing, login",
        "/mfa, login",
        "/select-accounts, login",
        "/review-accounts, login",
        "/borrowers, login",
        "/loading, login",
        "/error, login",
        "/oauth, login",
        "/nothing-to-fix, login",
        "/end, login",
        "/anything, login"
    })
    void goesBackFromTheSignInWhereThatIsPossible(String wanted, String screen) {
        assertThat(atLogin().goTo(wanted).screen()).isEqualTo(screen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/landing", "/sign-in/102176", "/mfa"})
    void staysAtTheChoiceOfAccounts(String wanted) {
        var consumer = atLogin().signIn("demo", "go");
        assertThat(consumer.goTo(wanted).screen()).isEqualTo("select-accounts");
        assertThat(consumer.accounts()).isNotEmpty();
    }

    @Test
    void goesBackFromTheChoiceOfAccountsAndForgetsWhatWasFound() {
        var consumer = atLogin().signIn("demo", "go");
        assertThat(stored()).isNotEmpty();
        assertThat(consumer.goTo("/sign-in/101732").screen()).isEqualTo("login");
        assertThat(consumer.goTo("/search").screen()).isEqualTo("search");
        assertThat(stored()).isEmpty();
    }

    @Test
    void goesBackToTheLandingAndOnAgain() {
        var consumer = open(full()).acceptTerms().goTo("/landing");
        assertThat(consumer.screen()).isEqualTo("landing");
        assertThat(consumer.goTo("/search").screen()).isEqualTo("landing");
        assertThat(consumer.acceptTerms().screen()).isEqualTo("search");
    }

    @Test
    void goesBackToBothBorrowers() {
        var consumer =
                open(calls.joint(
                                GenerateCalls.borrower(customer, GenerateCalls.CONSUMER, "primary"),
                                GenerateCalls.borrower(
                                        calls.partner().newCustomer(),
                                        "0bf46322c167b562e6cbed9d40e19a4d",
                                        "jointBorrower")))
                        .acceptTerms()
                        .submit("/borrowers", "part", "1");
        assertThat(consumer.goTo("/landing").screen()).isEqualTo("search");
        assertThat(consumer.goTo("/borrowers").screen()).isEqualTo("borrowers");
        for (var part : List.of("-1", "2", "2147483647")) {
            assertThat(consumer.submit("/borrowers", "part", part).screen()).isEqualTo("borrowers");
        }
    }

    @Test
    void showsTheSameScreenAfterAReload() {
        var consumer = atLogin();
        var html = consumer.html().replaceAll("data-remaining=\"\\d+\"", "");
        for (var reload = 0; reload < 2; reload++) {
            assertThat(consumer.goTo("/login").html().replaceAll("data-remaining=\"\\d+\"", ""))
                    .isEqualTo(html);
        }
    }

    // others

    @Test
    void doesNothingForAnybodyWithAnotherKey() {
        var consumer = atReview();
        var before = events();
        var key = consumer.session();
        var other = key.substring(0, key.length() - 2) + (key.endsWith("AA") ? "BB" : "AA");
        for (var action : ACTIONS) {
            var answer =
                    form(
                            other + action,
                            "version=5&institution=101732&part=0&login=1&blocked=true");
            assertThat(answer.status()).as(action).isEqualTo(410);
        }
        assertThat(events()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/manage", "/repair", "/remove"})
    void touchesNoLoginOfAnotherCustomer(String action) {
        var consumer = atReview();
        for (var login : List.of(GenerateCalls.LOGIN, "0", "' OR 1=1 --", "\0", "x".repeat(999))) {
            var form = consumer.filled("/submit") + "&login=" + encoded(login);
            assertThat(consumer.send(consumer.session() + action, form).screen())
                    .as(login)
                    .isEqualTo("review-accounts");
        }
        assertThat(accounts.logins(calls.partner().id(), new CustomerId(calls.customer())))
                .hasSize(1);
        assertThat(stored()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "version",
                "version=",
                "version=-1",
                "version=-2147483649",
                "version=2147483648",
                "version=99999999999999999999",
                "version=1.5",
                "version=abc",
                "version=%00",
                "version=%zz",
                "version=1&version=2&version=3",
                "%00=%00&version=1",
                "version=1&institution=%00&login=%00&account=%00&part=%00&blocked=%00",
                "version=1&institution&login&account&part&blocked"
            })
    void answersNonsenseCalmly(String form) {
        var consumer = atReview();
        for (var action : ACTIONS) {
            assertCalm(consumer.sendOnly(action, form), action);
        }
        assertThat(
                        new RawHttp(server.address())
                                .get(consumer.session() + "/progress?" + form)
                                .status())
                .isBetween(200, 499);
        assertCalm(consumer.sendOnly("/host", form + "&platform=%00"), "host");
    }

    @Test
    void takesHugeAndUnprintableFieldsCalmly() {
        for (var text : List.of("\0", "\uFFFF", "a\0b", "x".repeat(100_000), "\u202e😀")) {
            var consumer = open(full());
            assertCalm(consumer.sendOnly("/host", host(text)), "host");
            consumer.acceptTerms();
            assertCalm(consumer.look("/search?query=" + encoded(shortened(text))), "query");
            var choose = consumer.filled("/search", "institution", text);
            assertCalm(consumer.sendOnly("/search", choose), "search");
            consumer.goTo("").connect("finbank", FINBANK);
            var login = consumer.filled("/login", "Banking Userid", text, "Banking Password", text);
            assertCalm(consumer.sendOnly("/login", login), "login");
            consumer.goTo("");
            assertThat(consumer.screen()).isIn("login", "error");
        }
    }

    @Test
    void takesHugeAndUnprintableAnswersCalmly() {
        for (var text : List.of("\0", "x".repeat(100_000))) {
            var consumer = atLogin().signIn("tfa_text", "go");
            assertCalm(consumer.sendOnly("/mfa", consumer.filled("/mfa", "answer.0", text)), "mfa");
            consumer.goTo("");
            assertThat(consumer.screen()).isIn("mfa", "error", "select-accounts");
        }
        var consumer = atLogin().signIn("demo", "go");
        for (var text : List.of("\0", "x".repeat(100_000))) {
            consumer.share(List.of(text));
            assertThat(consumer.screen()).isEqualTo("select-accounts");
        }
    }

    @Test
    void asksNoBankForACustomerWhoIsDeletedMeanwhile() {
        var consumer = open(full()).acceptTerms().findBank("oauth", "102176");
        deleteCustomer();
        assertCalm(consumer.sendOnly("/sign-in", consumer.filled("/sign-in")), "sign-in");
        assertThat(consumer.look("").body()).contains("Your profile was deleted");
        assertThat(logins()).isZero();
    }

    @Test
    void storesNothingOfACustomerWhoIsDeletedMeanwhile() {
        var consumer = atLogin();
        deleteCustomer();
        var form = consumer.filled("/login", "Banking Userid", "demo", "Banking Password", "go");
        assertCalm(consumer.sendOnly("/login", form), "login");
        assertCalm(consumer.look("/login"), "login");
        assertCalm(consumer.look(""), "start");
        assertThat(stored()).isEmpty();
        assertThat(logins()).isZero();
    }

    @Test
    void storesNothingOfACustomerWhoIsDeletedWhileTheBankIsAsked() {
        var userid = "slow_" + RandomId.hex();
        var slow = stall(userid, "accounts");
        var revocation = stall(userid, "revoke");
        var consumer = open(full()).acceptTerms().connect("profiles", PROFILES);
        var form =
                consumer.filled(
                        "/login", "Banking Userid", userid, "Banking Password", "profile_03");
        assertCalm(consumer.sendOnly("/login", form), "login");
        Await.until(() -> server.bank().hits(slow) > 0);
        deleteCustomer();
        Await.until(() -> server.bank().hits(revocation) > 0);
        Await.until(() -> grants() == 0);
        assertThat(stored()).isEmpty();
        assertThat(logins()).isZero();
        assertThat(consumer.look("").body()).contains("Your profile was deleted");
    }

    @Test
    void endsASessionWhoseCustomerIsDeletedAtThatMoment() throws Exception {
        var consumer = atLogin().signIn("demo", "go");
        var seen =
                sessions.find(new SessionKey(consumer.session().substring("/s/".length())))
                        .orElseThrow();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> deletion =
                    transactions.execute(
                            _ -> {
                                lock.change(seen.link().partner(), seen.customers());
                                var deleting = threads.submit(this::deleteCustomer);
                                Await.until(() -> deleting.isDone() || somebodyWaits());
                                sessions.leave(seen, Ending.EXIT);
                                return deleting;
                            });
            deletion.get();
        }
        assertThat(logins()).isZero();
    }

    private boolean somebodyWaits() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
                .query(Boolean.class)
                .single();
    }

    /** Makes one step of the bank slow, once, for one of its users. */
    private String stall(String userid, String step) {
        return server.bank()
                .fault(
                        Map.of(
                                "userid", userid, "step", step, "kind", "stall", "seconds", 2,
                                "times", 1));
    }

    private int grants() {
        return jdbc.sql("SELECT count(*) FROM bank_grant WHERE customer_id = ?")
                .param(customer)
                .query(Integer.class)
                .single();
    }

    private void deleteCustomer() {
        var deleted = calls.partner().api().delete("/aggregation/v1/customers/" + customer);
        assertThat(deleted.status()).isEqualTo(204);
    }

    private int logins() {
        return jdbc.sql("SELECT count(*) FROM institution_login WHERE customer_id = ?")
                .param(customer)
                .query(Integer.class)
                .single();
    }

    // secrets

    @Test
    void writesNoSecretDown(CapturedOutput output) {
        var userid = "secretive_" + RandomId.hex();
        var password = "pw" + RandomId.hex();
        var answer = "dog" + RandomId.hex();
        server.bank()
                .api()
                .put(
                        "/api/institutions/102105/users/" + userid + "/password",
                        Map.of("current", "profile_03", "wanted", password));
        var consumer = open(full()).acceptTerms().connect("profiles", PROFILES);
        consumer.signIn(userid, "not" + password);
        assertNowhere(password, output);
        consumer.signIn(userid, password);
        assertThat(consumer.screen()).isEqualTo("select-accounts");
        assertNowhere(password, output);
        consumer.submit("/search-again").connect("finbank", FINBANK).signIn("tfa_choice", "go");
        consumer.answer(answer);
        consumer.submit("/search-again").connect("finbank", FINBANK).signIn("tfa_text", "go");
        consumer.answer(answer);
        assertNowhere(answer, output);
        consumer.share(consumer.accounts()).submitAll();
        assertNowhere(password, output);
        assertNowhere(answer, output);
        assertThat(consumer.messages()).doesNotContain(password, answer, userid);
    }

    private void assertNowhere(String secret, CapturedOutput output) {
        assertThat(output.getAll()).doesNotContain(secret);
        assertThat(new StoredRows(jdbc).tablesWith(secret)).isEmpty();
    }

    private static void assertCalm(Answer answer, String what) {
        assertThat(answer.status()).as(what).isBetween(200, 499);
    }

    private static String host(String text) {
        return "platform=iframe&sdkVersion=%s&redirectUrl=%s&handlers=%s"
                .formatted(encoded(text), encoded(text), encoded(text));
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 4000));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer form(String path, String content) {
        return server.stranger()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .postRaw(path, content);
    }

    private ConsumerWithoutScripts atLogin() {
        var consumer = open(full()).acceptTerms().connect("finbank", FINBANK);
        assertThat(consumer.screen()).isEqualTo("login");
        return consumer;
    }

    /** One account is shared. */
    private ConsumerWithoutScripts atReview() {
        var consumer = atLogin().signIn("demo", "go");
        consumer.share(consumer.accounts().subList(0, 1));
        assertThat(consumer.screen()).isEqualTo("review-accounts");
        return consumer;
    }

    private ConsumerWithoutScripts open(Body body) {
        return open(calls.link(body));
    }

    private ConsumerWithoutScripts open(TestLink link) {
        return ConsumerWithoutScripts.opening(server, link);
    }

    private Body full() {
        return calls.full().with("customerId", customer);
    }

    private List<Account> stored() {
        return accounts.list(calls.partner().id(), new CustomerId(customer));
    }

    private List<String> events() {
        return jdbc.sql(
                        "SELECT type FROM session_event WHERE partner_id = ? ORDER BY session_id, number")
                .param(calls.partner().id().value())
                .query((row, _) -> row.getString(1))
                .list();
    }
}
