package io.fairlead.connect;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.fairlead.support.FinBankInstitutions.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.fairlead.support.BankPage;
import io.fairlead.support.ConnectApp;
import io.fairlead.support.ConsumerBrowser;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import io.fairlead.support.PartnerSite;
import io.fairlead.support.TestJourney;
import io.fairlead.support.TestLink;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Consumers go through Connect inside a partner's page of another site, which shows it with the
 * vendor's web SDK as it is published; the browser blocks third-party cookies.
 */
@FairleadTest
@EnabledIf("io.fairlead.support.WebSdk#isInstalled")
class ConnectSdkJourneyTest {

    private final FairleadServer server;
    private final MovableClock clock;
    private final TestJourney journey;
    @AutoClose private final ConsumerBrowser browser;

    ConnectSdkJourneyTest(FairleadServer server, MovableClock clock) {
        this.server = server;
        this.clock = clock;
        this.journey = server.newJourney();
        this.browser = server.newBrowser();
    }

    @Test
    void tellsThePartnerOfEveryStep() {
        var link = full();
        var host = browser.phone();
        var app = launched(host, link);
        app.shows("Share your bank data with Harbour Bank").accept().choose("FinBank");
        app.signIn("demo", "wrong").alerts("Please check your sign-in");
        app.signIn("demo", "go").shows("Choose accounts to share");
        app.share("Checking", "Savings").shows("Review your accounts").press("Submit");
        assertThat(host.locator("#connectIframe")).hasCount(0);

        assertThat(names(host))
                .containsOnlyOnce("Load")
                .startsWith("Load", "Initialize", "landing");
        assertThat(routes(host))
                .containsExactly(
                        "landing {}",
                        "search {}",
                        "search {\"query\":\"FinBank\"}",
                        "sign-in {\"institutionId\":\"101732\"}",
                        "loading {}",
                        "login {\"institutionId\":\"101732\"}",
                        "loading {}",
                        "login {\"institutionId\":\"101732\"}",
                        "loading {}",
                        "select-accounts {\"institutionId\":\"101732\"}",
                        "review-accounts {}");
        assertThat(users(host))
                .containsExactly(
                        "Initialize",
                        "TermsAccepted",
                        "SearchInstitution",
                        "GetInstitutionsSuccess",
                        "SelectInstitution",
                        "SubmitCredentials",
                        "SubmitCredentials",
                        "DisplayAlert",
                        "SubmitCredentials",
                        "SubmitCredentials",
                        "DiscoverAccountsSuccess",
                        "AddAccounts",
                        "AddAccounts",
                        "SubmitAccounts",
                        "End");
        assertThat(user(host, "Initialize"))
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(event)
                                        .containsOnly(
                                                entry("action", "Initialize"),
                                                entry("customerId", journey.customer()),
                                                entry("partnerId", journey.partner().id().value()),
                                                entry("experience", null),
                                                entry("sessionId", link.value("signature")),
                                                entry("timestamp", link.value("timestamp")),
                                                entry("ttl", link.value("ttl")),
                                                entry("type", "default")));
        assertThat(user(host, "DisplayAlert"))
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(event)
                                        .containsEntry("errorCode", 103)
                                        .containsEntry("institutionId", 101732)
                                        .containsEntry("institutionName", "FinBank")
                                        .containsEntry("alertType", "action")
                                        .hasEntrySatisfying(
                                                "message",
                                                text ->
                                                        assertThat(text.toString())
                                                                .endsWith(" (103)")));
        var added = journey.shared();
        var ids = added.stream().map(account -> account.key().id()).toList();
        var login = added.getFirst().login().key().login();
        assertThat(user(host, "AddAccounts"))
                .extracting("institutionId", "accountIds", "accounts", "success", "errorCode")
                .containsExactly(
                        tuple(101732, List.of(), null, null, null),
                        tuple(101732, ids, 2, true, null));
        assertThat(user(host, "AddAccounts"))
                .extracting(event -> event.get("institutionLoginId"))
                .satisfiesExactly(
                        none -> assertThat(none).isNull(),
                        number -> assertThat(whole(number)).isEqualTo(login));
        assertThat(end(host))
                .isEqualTo(
                        List.of(
                                "Done",
                                Map.of(
                                        "code",
                                        200,
                                        "reason",
                                        "complete",
                                        "reportData",
                                        List.of())));
    }

    @Test
    void fillsAnElementOfAPageThatDoesNotScroll() {
        var host = browser.page(options -> options.setViewportSize(1280, 800));
        var app = launched(host, full(), "selector");
        assertThat(host.locator("#place #connectIframe")).isVisible();
        app.shows("Share your bank data with Harbour Bank").accept();
        app.choose("FinBank").signIn("demo", "go");
        app.shows("Choose accounts to share");
        app.share("Select all").shows("Review your accounts").press("Submit");
        assertThat(host.locator("#connectIframe")).hasCount(0);
        assertThat(names(host)).containsOnlyOnce("Load", "Done");
    }

    @Test
    void cancelsWhenTheConsumerExits() {
        var host = browser.phone();
        launched(host, full()).accept().exit();
        assertThat(host.locator("#connectIframe")).hasCount(0);
        assertThat(end(host)).isEqualTo(List.of("Cancel", Map.of("code", 100, "reason", "exit")));
    }

    @Test
    void failsWhenNobodyIsThere() {
        var host = browser.phone();
        host.clock().install();
        var app = launched(host, full()).accept();
        host.waitForResponse("**/stay", () -> clock.advance(Duration.ofSeconds(60), host));
        clock.advance(Duration.ofSeconds(301), host);
        assertThat(app.dialog("Are you still there?")).isVisible();
        clock.advance(Duration.ofSeconds(121), host);
        assertThat(host.locator("#connectIframe")).hasCount(0);
        assertThat(end(host))
                .isEqualTo(List.of("Error", Map.of("code", 1440, "reason", "timeout")));
    }

    @Test
    void saysThatThereIsNothingToFix() {
        var login = journey.owner().linked(PROFILES, "anna", "profile_03");
        var host = browser.phone();
        var app = launched(host, journey.link(journey.fix(login)));
        app.shows("You're good to go.").press("Exit");
        assertThat(host.locator("#connectIframe")).hasCount(0);
        assertThat(end(host)).isEqualTo(List.of("Error", Map.of("code", 201, "reason", "error")));
    }

    @Test
    void saysThatTheLinkWasChanged() {
        var host = browser.phone();
        var app = launched(host, full().with("customerId", "7"));
        app.shows("This link is damaged").press("Exit");
        assertThat(host.locator("#connectIframe")).hasCount(0);
        assertThat(names(host)).containsExactly("Load", "error", "Error");
        assertThat(end(host)).isEqualTo(List.of("Error", Map.of("code", 10039, "reason", "error")));
        browser.expects("status of 403");
    }

    @Test
    void saysThatTheLinkHasExpired() {
        var link = full();
        clock.advance(Duration.ofHours(3));
        var host = browser.phone();
        var app = launched(host, link);
        app.shows("This link has expired").press("Exit");
        assertThat(host.locator("#connectIframe")).hasCount(0);
        assertThat(end(host)).isEqualTo(List.of("Error", Map.of("code", 401, "reason", "error")));
        browser.expects("status of 410");
    }

    @Test
    void letsTheSdkOpenAndCloseTheBanksWindow() {
        var host = browser.phone();
        var app = launched(host, full()).accept().choose("FinBank OAuth");
        var bank = new BankPage(host.waitForPopup(() -> app.press("Next")));
        app.shows("Go on at FinBank OAuth");
        assertThat(app.button("Open it in this tab instead")).isHidden();
        bank.signIn("profile_03", "profile_03");
        bank.page().waitForClose(bank::allow);
        app.shows("Choose accounts to share").share("Checking").shows("Review your accounts");
        app.press("Submit");
        assertThat(host.locator("#connectIframe")).hasCount(0);
        assertThat(names(host)).containsOnlyOnce("Load", "Done");
        assertThat(users(host)).containsOnlyOnce("OpenOAuth", "CloseOAuth");
    }

    @Test
    void hearsFromTheSdkThatTheBanksWindowWasClosed() {
        var host = browser.phone();
        var app = launched(host, full()).accept().choose("FinBank OAuth");
        var bank = host.waitForPopup(() -> app.press("Next"));
        app.shows("Go on at FinBank OAuth");
        bank.close();
        app.shows("Connect FinBank OAuth").alerts("The bank’s window was closed");
    }

    @Test
    void goesOnInAPopupThatWasReloaded() {
        var host = hosting(full(), "popup");
        var popup = popup(host);
        var app = ConnectApp.in(popup).accept();
        popup.reload();
        app.shows("Find your bank").choose("FinBank OAuth");
        var bank = new BankPage(popup.waitForPopup(() -> app.press("Next")));
        bank.signIn("profile_03", "profile_03");
        bank.page().waitForClose(bank::allow);
        app.shows("Choose accounts to share").share("Checking").shows("Review your accounts");
        popup.waitForClose(() -> app.press("Submit"));
        assertThat(names(host)).containsOnlyOnce("Load", "Initialize", "Done");
    }

    @Test
    void leavesTheBanksWindowToAPartnerThatOpensItItself() {
        var host = hosting(full(), "onUrl");
        launch(host);
        var app = framed(host).accept().choose("FinBank OAuth").press("Next");
        app.shows("Go on at FinBank OAuth");
        var opened = urls(host).getFirst();
        assertThat(opened).first().isEqualTo("OPEN");
        var bank = browser.tabBeside(host);
        browser.visits(server.bank().address());
        bank.navigate(opened.getLast());
        new BankPage(bank).signIn("profile_03", "profile_03").allow();
        app.shows("Choose accounts to share");
        assertThat(urls(host).getLast()).containsExactly("CLOSE");
        browser.expects("Scripts may close only the windows");
    }

    private TestLink full() {
        return journey.link(journey.full());
    }

    /** The app in the frame that the SDK makes. */
    private static ConnectApp launched(Page host, TestLink link, String... options) {
        host.navigate(PartnerSite.shared().launching(link.toString(), options));
        launch(host);
        return framed(host);
    }

    private Page hosting(TestLink link, String... options) {
        var host = browser.phone();
        host.navigate(PartnerSite.shared().launching(link.toString(), options));
        return host;
    }

    private static void launch(Page host) {
        host.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Connect")).click();
    }

    private static Page popup(Page host) {
        return host.waitForPopup(() -> launch(host));
    }

    private static ConnectApp framed(Page host) {
        var frame = host.locator("#connectIframe").elementHandle().contentFrame();
        host.waitForFunction("messages.some(({ type }) => type === 'ack')");
        return new ConnectApp(frame, true);
    }

    /** What the SDK called the partner for: the handler, or what a user or route event is about. */
    @SuppressWarnings("unchecked")
    private static List<String> names(Page host) {
        return (List<String>)
                host.evaluate(
                        "events.map(({ name, payload: [data] }) => data?.action ?? data?.screen ?? name)");
    }

    @SuppressWarnings("unchecked")
    private static List<String> routes(Page host) {
        return (List<String>)
                host.evaluate(
                        """
                        events.filter(({ name }) => name === "Route")
                            .map(({ payload: [{ screen, params }] }) => `${screen} ${JSON.stringify(params)}`)
                        """);
    }

    @SuppressWarnings("unchecked")
    private static List<String> users(Page host) {
        return (List<String>)
                host.evaluate(
                        "events.filter(({ name }) => name === 'User').map(({ payload: [data] }) => data.action)");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> user(Page host, String action) {
        return (List<Map<String, Object>>)
                host.evaluate(
                        """
                        action => events.filter(({ name }) => name === "User")
                            .map(({ payload: [data] }) => data).filter((data) => data.action === action)
                        """,
                        action);
    }

    /** A number of JavaScript that must be a whole one. */
    private static String whole(@Nullable Object number) {
        return new BigDecimal(String.valueOf(number)).toBigIntegerExact().toString();
    }

    /** The handler that was called last, and with what. */
    private static Object end(Page host) {
        return host.evaluate("[events.at(-1).name, events.at(-1).payload[0]]");
    }

    @SuppressWarnings("unchecked")
    private static List<List<String>> urls(Page host) {
        return (List<List<String>>)
                host.evaluate(
                        "events.filter(({ name }) => name === 'Url').map(({ payload }) => payload)");
    }
}
