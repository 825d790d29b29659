package io.fairlead.sandbox.inbox;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.fairlead.support.ApiClient;
import io.fairlead.support.ConsumerBrowser;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@FairleadTest
@EnabledIf("io.fairlead.support.Chromium#isInstalled")
class InboxBrowserTest {

    private static final String STARTED = "{\"eventType\":\"started\"}";
    private static final String DONE = "{\"eventType\":\"done\"}";

    private final FairleadServer server;
    private final ApiClient sender;
    private final ConsumerBrowser browser;
    private final String path = "/inbox/" + UUID.randomUUID();

    InboxBrowserTest(FairleadServer server) {
        this.server = server;
        this.sender = server.stranger();
        this.browser = new ConsumerBrowser(server.address());
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void showsWhatComesInAndLeavesTheRestAsItIs() {
        var page = browser.phone();
        page.navigate(server.address() + path);
        assertThat(page.getByText("Nothing has come yet.")).isVisible();

        sender.postRaw(path, STARTED);
        assertThat(messages(page)).hasCount(1);
        assertThat(page.getByText("Nothing has come yet.")).isHidden();
        messages(page).first().getByText("Headers").click();
        assertThat(messages(page).first().getByText("application/json")).isVisible();

        sender.postRaw(path, DONE);
        assertThat(messages(page)).hasCount(2);
        assertThat(messages(page).first().getByRole(AriaRole.HEADING)).hasText("done");
        assertThat(messages(page).last().getByText("application/json")).isVisible();
        assertThat(messages(page).first().getByText("application/json")).isHidden();
    }

    @Test
    void isReadWithoutScriptsToo() {
        var page = browser.page(options -> options.setJavaScriptEnabled(false));
        page.navigate(server.address() + path);
        sender.postRaw(path, STARTED);

        page.getByText("Look again").click();

        assertThat(messages(page)).hasCount(1);
    }

    @Test
    void isFoundFromTheStartPage() {
        var page = browser.phone();
        page.navigate(server.address() + "/start");

        page.getByText("Webhook inbox").click();

        assertThat(page.getByText("Nothing has come yet.")).isVisible();
    }

    private static Locator messages(Page page) {
        return page.locator("#received > li");
    }
}
