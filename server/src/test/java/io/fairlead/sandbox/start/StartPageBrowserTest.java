package io.fairlead.sandbox.start;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.fairlead.support.Axe;
import io.fairlead.support.ConnectApp;
import io.fairlead.support.ConsumerBrowser;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A look around in the sandbox, from its start page. */
@FairleadTest
@EnabledIf("io.fairlead.support.Chromium#isInstalled")
class StartPageBrowserTest {

    private static final Pattern DONE = Pattern.compile("\"type\":\"done\"");

    private final FairleadServer server;
    private final ConsumerBrowser browser;

    StartPageBrowserTest(FairleadServer server) {
        this.server = server;
        this.browser = new ConsumerBrowser(server.address(), server.bank().address());
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void leadsToTheEndWithOneOfTheTestUsersThatTheLoginPageLists() {
        var page = browser.phone();
        page.navigate(server.address() + "/start");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Lite")).click();
        var app = ConnectApp.in(page);
        assertThat(ribbon(page)).hasText("Sandbox: everything here is made up");
        app.press("Next");
        assertThat(app.field("Banking Userid")).isVisible();
        assertThat(ribbon(page)).isVisible();

        page.getByText("Test users", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("Signs in at once. Nine accounts.")).isVisible();
        assertThat(Axe.faults(page.mainFrame())).isEmpty();
        app.press("Fill in demo with go");
        assertThat(app.field("Banking Userid")).hasValue("demo");
        assertThat(app.field("Banking Password")).hasValue("go");
        assertThat(page.getByText("Signs in at once. Nine accounts.")).isHidden();

        app.press("Submit");
        assertThat(page.locator("#session")).hasAttribute("data-messages", DONE);
        assertThat(ribbon(page)).isVisible();
    }

    @Test
    void showsTheNamesOfTestUsersWithoutScripts() {
        var page = browser.page(options -> options.setJavaScriptEnabled(false));
        page.navigate(server.address() + "/start");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Lite")).click();
        ConnectApp.in(page).press("Next");
        assertThat(ConnectApp.in(page).field("Banking Userid")).isVisible();
        page.getByText("Test users", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(page.getByText("tfa_choice", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(ConnectApp.in(page).button("Fill in demo with go")).isHidden();
    }

    @Test
    void showsTheBankToWhoeverFollowsTheLinkToIt() {
        var page = browser.phone();
        page.setViewportSize(320, 568);
        page.navigate(server.address() + "/start");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("The simulated bank"))
                .click();
        assertThat(page.locator("h1")).hasText("A simulated bank to try everything with");
        assertThat(Axe.faults(page.mainFrame())).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);

        page.setViewportSize(1280, 800);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(Axe.faults(page.mainFrame(), "color-contrast")).isEmpty();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Go to the next day"))
                .click();
        assertThat(page.getByText("1 day ahead of the real time")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Back to the real"))
                .click();
        assertThat(page.getByText(", the real time")).isVisible();
    }

    private static Locator ribbon(Page page) {
        return page.getByRole(
                AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Sandbox"));
    }
}
