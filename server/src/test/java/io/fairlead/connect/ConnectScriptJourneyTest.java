package io.fairlead.connect;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Pages that were written for the vendor's first script go on working with ours. */
@FairleadTest
@EnabledIf("io.fairlead.support.Chromium#isInstalled")
class ConnectScriptJourneyTest {

    private final FairleadServer server;
    private final MovableClock clock;
    private final TestJourney journey;
    @AutoClose private final ConsumerBrowser browser;

    ConnectScriptJourneyTest(FairleadServer server, MovableClock clock) {
        this.server = server;
        this.clock = clock;
        this.journey = server.newJourney();
        this.browser = server.newBrowser();
    }

    @Test
    void tellsThePageOfEveryStep() {
        var host = browser.phone();
        var app = launched(host, full()).accept();
        app.choose("FinBank").signIn("demo", "go");
        app.shows("Choose accounts to share").share("Checking").shows("Review your accounts");
        app.press("Submit");

        assertThat(host.locator("iframe")).hasCount(0);
        assertThat(names(host))
                .startsWith("loaded", "user Initialize", "route landing")
                .containsOnlyOnce("loaded", "user DiscoverAccountsSuccess", "success")
                .containsSubsequence("route search", "route login", "route review-accounts");
        assertThat(last(host))
                .isEqualTo(
                        List.of(
                                "success",
                                Map.of(
                                        "code",
                                        200,
                                        "reason",
                                        "complete",
                                        "reportData",
                                        List.of())));
    }

    @Test
    void endsWhenTheConsumerLeaves() {
        var host = browser.phone();
        launched(host, full()).exit();

        assertThat(host.locator("iframe")).hasCount(0);
        assertThat(last(host)).isEqualTo(List.of("cancel", Map.of("code", 100, "reason", "exit")));
    }

    @Test
    void endsWithAnErrorWhenTheLinkHasExpired() {
        var link = full();
        clock.advance(Duration.ofHours(3));
        var host = browser.phone();
        launched(host, link).shows("This link has expired").press("Exit");

        assertThat(host.locator("iframe")).hasCount(0);
        assertThat(last(host)).isEqualTo(List.of("error", Map.of("code", 401, "reason", "error")));
        browser.expects("status of 410");
    }

    @Test
    void opensTheBanksPageAndClosesIt() {
        var host = browser.phone();
        var app = launched(host, full()).accept().choose("FinBank OAuth");
        var bank = new BankPage(host.waitForPopup(() -> app.press("Next")));
        app.shows("Go on at FinBank OAuth");
        bank.signIn("profile_03", "profile_03");
        bank.page().waitForClose(bank::allow);
        app.shows("Choose accounts to share");
    }

    @Test
    void saysThatTheBanksPageWasClosedOrBlocked() {
        var host = browser.phone();
        var app = launched(host, full()).accept().choose("FinBank OAuth");
        host.waitForPopup(() -> app.press("Next")).close();
        app.shows("Connect FinBank OAuth").alerts("The bank’s window was closed");

        host.evaluate("window.open = () => null");
        app.press("Next").shows("Connect FinBank OAuth").alerts("blocked the bank’s window");
    }

    @Test
    void fillsAnElementInItsColor() {
        var host = browser.page(options -> options.setViewportSize(1280, 800));
        launched(host, full(), "selector", "overlay=rgb(1,2,3)").shows(LANDING);

        assertThat(host.locator("#place #finicityConnectIframe"))
                .hasCSS("background-color", "rgb(1, 2, 3)");
    }

    @Test
    void showsOneLinkAtATime() {
        var host = browser.phone();
        launched(host, full()).shows(LANDING);
        host.evaluate("finicityConnect.launch(link, options)");
        assertThat(host.locator("iframe")).hasCount(1);
        host.evaluate("finicityConnect.destroy(); finicityConnect.destroy()");
        assertThat(host.locator("iframe")).hasCount(0);
        assertThat(names(host)).doesNotContain("cancel", "success", "error");
    }

    @Test
    void hearsNobodyButTheFrame() {
        var host = browser.phone();
        launched(host, full()).shows(LANDING);
        host.evaluate("postMessage({ type: 'done', data: { code: 200 } }, '*')");
        host.evaluate("new Promise((resolve) => setTimeout(resolve, 50))");
        assertThat(host.locator("iframe")).hasCount(1);
        assertThat(names(host)).doesNotContain("success");
    }

    @Test
    void saysThatThereIsNoSuchElement() {
        var host = browser.phone();
        launched(host, full()).shows(LANDING);
        var thrown =
                host.evaluate(
                        "(() => { try { finicityConnect.launch(link, { selector: '#nowhere' }) }"
                                + " catch ({ message }) { return message } })()");
        assertThat(thrown).isEqualTo("There is no element #nowhere");
    }

    private static final String LANDING = "Share your bank data with Harbour Bank";

    private TestLink full() {
        return journey.link(journey.full());
    }

    private ConnectApp launched(Page host, TestLink link, String... options) {
        browser.visits(server.address());
        host.navigate(PartnerSite.shared().scripting(link.toString(), options));
        host.waitForFunction("window.finicityConnect");
        host.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Connect")).click();
        var frame = host.locator("#finicityConnectIframe").elementHandle().contentFrame();
        host.waitForFunction("calls.some(({ name }) => name === 'user' || name === 'route')");
        return new ConnectApp(frame, true);
    }

    @SuppressWarnings("unchecked")
    private static List<String> names(Page host) {
        return (List<String>)
                host.evaluate(
                        """
                        calls.map(({ name, payload: [message] }) =>
                            [name, message?.data?.action ?? message?.data?.screen].filter(Boolean).join(" "))
                        """);
    }

    /** The option that was called last, and with what. */
    private static Object last(Page host) {
        return host.evaluate("[calls.at(-1).name, calls.at(-1).payload[0]]");
    }
}
