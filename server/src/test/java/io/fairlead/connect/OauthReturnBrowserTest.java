package io.fairlead.connect;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import io.fairlead.support.BankPage;
import io.fairlead.support.ConnectApp;
import io.fairlead.support.ConsumerBrowser;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.PartnerSite;
import io.fairlead.support.TestJourney;
import io.fairlead.support.TestLink;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * What comes back from a bank's page is taken without a question where the browser left for it, and
 * in another one after a question only. Pop-ups, windows and tabs of a page of its own are in
 * {@link ConnectBrowserJourneyTest}, frames and pop-ups of the vendor's SDK in {@link
 * ConnectSdkJourneyTest}.
 */
@FairleadTest
@EnabledIf("io.fairlead.support.Chromium#isInstalled")
class OauthReturnBrowserTest {

    private static final String QUESTION = "Share your accounts with Harbour Bank?";

    /** As a bank does that lets no page speak to the one that has opened its window. */
    private static final String WITHOUT_OPENER =
            "Object.defineProperty(window, 'opener', { get: () => null })";

    private static final String WITHOUT_COOKIES =
            "Object.defineProperty(Document.prototype, 'cookie', { get: () => '' })";

    private static final String WITHOUT_CHANNELS = "delete window.BroadcastChannel";

    private final FairleadServer server;
    private final TestJourney journey;
    @AutoClose private final ConsumerBrowser browser;

    OauthReturnBrowserTest(FairleadServer server) {
        this.server = server;
        this.journey = server.newJourney();
        this.browser = server.newBrowser();
    }

    @BeforeEach
    void allowTheBank() {
        browser.visits(server.bank().address());
    }

    /** The window has no cookie of the frame's, and asks the frame. */
    @Test
    void goesOnInAFrameOfAnotherSite() {
        var host = browser.phone();
        host.addInitScript(WITHOUT_CHANNELS);
        var app = inFrame(host, link());
        var bank = window(host, app);
        bank.signIn("profile_03", "profile_03");
        bank.page().waitForClose(bank::allow);
        app.shows("Choose accounts to share");
    }

    @Test
    void goesOnInAFrameThatMayKeepNothing() {
        var host = browser.phone();
        host.addInitScript(WITHOUT_CHANNELS);
        host.context().addInitScript(WITHOUT_COOKIES);
        host.navigate(PartnerSite.shared().framing(link()));
        var app = new ConnectApp(frame(host), true).shows("Share your bank data with Harbour Bank");
        host.context().clearCookies();
        app.accept().choose("FinBank OAuth");
        var bank = window(host, app);
        bank.signIn("profile_03", "profile_03");
        bank.page().waitForClose(bank::allow);
        app.shows("Choose accounts to share");
    }

    @Test
    void asksWhereTheBankHasCutOffItsWindow() {
        var host = browser.phone();
        var app = inFrame(host, link());
        host.context().addInitScript(WITHOUT_OPENER);
        host.context().addInitScript(WITHOUT_CHANNELS);
        var bank = window(host, app).signIn("profile_03", "profile_03");
        bank.allow();
        var question = ConnectApp.in(bank.page()).shows(QUESTION);
        bank.page().waitForClose(() -> question.press("Yes, share"));
        app.shows("Choose accounts to share");
    }

    @Test
    void asksOnAnotherDevice() {
        var page = browser.phone();
        var app = ConnectApp.opened(page, link()).accept().choose("FinBank OAuth");
        var address = leaveFor(page, app);
        var other = browser.phone();
        other.navigate(address);
        new BankPage(other).signIn("profile_03", "profile_03").allow();
        ConnectApp.in(other).shows(QUESTION).press("Yes, share").shows("You are done here");
        app.shows("Choose accounts to share");
        browser.expects("Scripts may close only the windows");
    }

    /** The stranger even shows their session in the victim's browser, beside the bank's window. */
    @Test
    void givesAStrangerNothingOfAVictim() {
        var link = link();
        var page = browser.phone();
        var stranger = ConnectApp.opened(page, link).accept().choose("FinBank OAuth");
        var address = leaveFor(page, stranger);
        var session = page.url();

        var victim = browser.phone();
        victim.navigate(PartnerSite.shared().framing(session));
        var bank =
                new BankPage(
                        victim.waitForPopup(
                                () -> victim.evaluate("address => { open(address) }", address)));
        bank.signIn("profile_03", "profile_03").allow();
        var question = ConnectApp.in(bank.page()).shows(QUESTION);
        stranger.shows("Go on at FinBank OAuth");
        assertThat(journey.stored()).isEmpty();
        question.press("No, do not share").shows("Nothing was shared");
        stranger.shows("Connect FinBank OAuth");
        assertThat(journey.stored()).isEmpty();
    }

    @Test
    void asksWithoutScripts() {
        var page = browser.phone();
        var app = ConnectApp.opened(page, link()).accept().choose("FinBank OAuth");
        var address = leaveFor(page, app);
        var other = browser.page(options -> options.setJavaScriptEnabled(false));
        other.navigate(address);
        new BankPage(other).signIn("profile_03", "profile_03").allow();
        var question = ConnectApp.in(other).withoutScripts().shows(QUESTION);
        assertThat(question.button("Yes, share")).isVisible();
        question.press("Yes, share").shows("You are done here");
        app.shows("Choose accounts to share");
    }

    private TestLink link() {
        return journey.link(journey.full());
    }

    private ConnectApp inFrame(Page host, TestLink link) {
        host.navigate(PartnerSite.shared().framing(link));
        return new ConnectApp(frame(host), true).accept().choose("FinBank OAuth");
    }

    private static Frame frame(Page host) {
        return host.locator("iframe").elementHandle().contentFrame();
    }

    private static BankPage window(Page page, ConnectApp app) {
        return new BankPage(page.waitForPopup(() -> app.press("Next")));
    }

    /** The address of the bank's page, in a window that stays open. */
    private static String leaveFor(Page page, ConnectApp app) {
        var bank = window(page, app).page();
        assertThat(bank.getByLabel("USERNAME")).isVisible();
        app.shows("Go on at FinBank OAuth");
        return (String) app.frame().evaluate("document.getElementById('session').dataset.open");
    }
}
