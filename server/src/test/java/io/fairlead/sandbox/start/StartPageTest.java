package io.fairlead.sandbox.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.connector.LoginKey;
import io.fairlead.institution.TestUser;
import io.fairlead.sandbox.Demo;
import io.fairlead.sandbox.finbank.FinBankUsers;
import io.fairlead.support.ApiClient;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.Await;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.TestLink;
import io.fairlead.support.TestPartner;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;

/** Every button of the start page leads to the end, whatever was done to the demo data before. */
@FairleadTest
class StartPageTest {

    private static final String CUSTOMER = "/aggregation/v1/customers/" + Demo.CUSTOMER;
    private static final LoginKey LOGIN =
            new LoginKey(Demo.PARTNER.id(), Demo.CUSTOMER, Demo.INSTITUTION_LOGIN);
    private static final Pattern LINK = Pattern.compile("href=\"(http[^\"]*signature=[^\"]*)\"");
    private static final Pattern BUTTON = Pattern.compile("name=\"type\" value=\"([^\"]*)\"");
    private static final int MOST_SCREENS = 20;

    private final FairleadServer server;
    private final Accounts accounts;
    private final FinBankUsers users;
    private final ApiClient demoPartner;

    StartPageTest(FairleadServer server, Accounts accounts, FinBankUsers users) {
        this.server = server;
        this.accounts = accounts;
        this.users = users;
        this.demoPartner = TestPartner.authenticated(Demo.PARTNER, server.stranger()).api();
    }

    @BeforeEach
    void openTheBank() {
        server.bank();
    }

    @Test
    void hasNoOtherButtonsThanThoseThatAreWalked() {
        assertThat(BUTTON.matcher(server.stranger().get("/start").body()).results())
                .extracting(button -> button.group(1))
                .containsExactly("full", "jointBorrower", "lite", "fix", "email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "jointBorrower", "lite", "fix", "email"})
    void leadsToTheEndTimeAndAgain(String type) {
        walk(press(type), type);
        walk(press(type), type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "jointBorrower", "lite", "fix", "email"})
    void leadsToTheEndOnceTheDemoCustomersWereDeleted(String type) {
        for (var customer : List.of(Demo.CUSTOMER, Demo.NEW_CUSTOMER, Demo.CO_BORROWER)) {
            delete("/aggregation/v1/customers/" + customer);
        }
        walk(press(type), type);
        assertThat(demoPartner.get(CUSTOMER).text("username")).isEqualTo("demo-customer");
    }

    /** So that the reports that a lender's experience orders can be made. */
    @ParameterizedTest
    @ValueSource(strings = {"1005063558", "1005066001"})
    void knowsWhoTheBorrowersOfTheDemosAre(String customer) {
        var consumer = demoPartner.get("/decisioning/v1/customers/" + customer + "/consumer");

        assertThat(consumer.status()).as(consumer.body()).isEqualTo(200);
        assertThat(consumer.text("lastName")).isEqualTo("Smith");
    }

    @Test
    void fixesALoginThatTheBankRefusesBecauseOfANewPassword() {
        var before = press("fix");
        assertThat(accounts.list(LOGIN))
                .hasSize(3)
                .allMatch(Account::shared)
                .allMatch(account -> statusOf(account) == 103)
                .extracting(account -> account.key().id())
                .containsExactlyInAnyOrder("5011648377", "5011648378", "5011648379");
        assertThat(transactions("5011648377")).isGreaterThan(10);

        walk(before, "fix");
        Await.until(() -> accounts.list(LOGIN).stream().noneMatch(Account::isUnread));
        assertThat(accounts.list(LOGIN)).hasSize(3).allMatch(account -> statusOf(account) == 0);
        assertThat(demoPartner.post(CUSTOMER + "/accounts", java.util.Map.of()).status())
                .isEqualTo(200);
        assertThat(accounts.list(LOGIN)).allMatch(account -> statusOf(account) == 0);
    }

    @Test
    void bringsTheDemoLoginBackThatWasRemoved() {
        press("fix");
        delete(CUSTOMER + "/institutionLogins/" + Demo.INSTITUTION_LOGIN);
        assertThat(accounts.list(LOGIN)).isEmpty();

        walk(press("fix"), "fix");

        assertThat(accounts.list(LOGIN)).hasSize(3).allMatch(Account::shared);
    }

    private static int statusOf(Account account) {
        return Objects.requireNonNull(account.aggregation()).statusCode();
    }

    private int transactions(String account) {
        return demoPartner
                .get(
                        "/aggregation/v4/customers/%s/accounts/%s/transactions?fromDate=0&toDate=9999999999"
                                .formatted(Demo.CUSTOMER, account))
                .json()
                .path("found")
                .asInt();
    }

    private void delete(String path) {
        assertThat(demoPartner.delete(path).status()).isIn(204, 404);
    }

    private Answer press(String type) {
        var answer =
                server.stranger()
                        .with("Content-Type", "application/x-www-form-urlencoded")
                        .postRaw("/start/links", "type=" + type);
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return type.equals("email") ? accepted(location(answer)) : answer;
    }

    /** Opens the link in the mail, and says that it is not a machine that does. */
    private Answer accepted(String mail) {
        var page = server.stranger().get(mail).body();
        var found = LINK.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        var link = TestLink.of(HtmlUtils.htmlUnescape(found.group(1)));
        var invitation = server.stranger().get(link.path()).body();
        var form = Pattern.compile("method=\"post\" action=\"([^\"]*)\"").matcher(invitation);
        assertThat(form.find()).as(invitation).isTrue();
        return server.stranger()
                .with("Content-Type", "application/x-www-form-urlencoded")
                .postRaw(HtmlUtils.htmlUnescape(form.group(1)), "");
    }

    private static String location(Answer answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    /** Goes on from screen to screen, by what each of them asks for. */
    private void walk(Answer opened, String type) {
        var consumer = ConsumerWithoutScripts.following(server, opened);
        var part = 0;
        for (var screens = 0; !hasEnded(consumer); screens++) {
            assertThat(screens).as(consumer.html()).isLessThan(MOST_SCREENS);
            switch (consumer.screen()) {
                case "landing" -> consumer.acceptTerms();
                case "borrowers" -> {
                    if (consumer.canSubmit("/submit")) {
                        consumer.submitAll();
                    } else {
                        consumer.submit("/borrowers", "part", String.valueOf(part++));
                    }
                }
                case "search" -> consumer.findBank("finbank", Demo.INSTITUTION);
                case "sign-in" -> consumer.submit("/sign-in");
                case "login" -> signIn(consumer, type.equals("fix") ? "demo_fix" : "demo");
                case "select-accounts" -> consumer.share(consumer.accounts().subList(0, 2));
                case "review-accounts" -> consumer.submitAll();
                default -> throw new AssertionError(consumer.screen() + consumer.html());
            }
        }
    }

    private static boolean hasEnded(ConsumerWithoutScripts consumer) {
        return consumer.messages().contains("\"type\":\"done\"");
    }

    private void signIn(ConsumerWithoutScripts consumer, String userid) {
        TestUser user =
                users.at(Demo.INSTITUTION).stream()
                        .filter(candidate -> candidate.userid().equals(userid))
                        .findFirst()
                        .orElseThrow();
        consumer.signIn(userid, user.password().reveal());
    }
}
