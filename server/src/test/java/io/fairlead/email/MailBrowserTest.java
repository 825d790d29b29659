package io.fairlead.email;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.fairlead.shared.RandomId;
import io.fairlead.support.Axe;
import io.fairlead.support.ConnectApp;
import io.fairlead.support.ConsumerBrowser;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import io.fairlead.support.SendCalls;
import io.fairlead.support.WebhookReceiver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Mail as its reader sees it, and the way from the mail into Connect. */
@FairleadTest
@EnabledIf("io.fairlead.support.Chromium#isInstalled")
class MailBrowserTest {

    /** Without what is good practice in a page of its own: a mail has no landmarks. */
    private static final String[] STANDARD = {
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"
    };

    private final MovableClock clock;
    private final FairleadServer server;
    private final SendCalls calls;
    private final ConsumerBrowser browser;
    private final String ada = "ada." + RandomId.hex() + "@example.com";

    MailBrowserTest(FairleadServer server, MovableClock clock) {
        this.server = server;
        this.clock = clock;
        this.calls = SendCalls.of(server.newPartner());
        this.browser = new ConsumerBrowser(server.address());
        server.bank();
    }

    @AfterEach
    void closeBrowser() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({
        "320, en, LIGHT",
        "390, es, DARK",
        "390, fr, LIGHT",
        "1280, en, LIGHT",
        "1280, fr, DARK"
    })
    void canBeReadOnEveryScreen(int width, String language, ColorScheme colors) {
        calls.link(calls.one(ada).with("email", everything()).with("language", language));
        var page =
                browser.page(options -> options.setViewportSize(width, 900).setColorScheme(colors));

        page.setContent(received().getLast().required("html").asString());

        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        assertThat(Axe.faults(page.mainFrame(), STANDARD)).isEmpty();
        var button = page.getByRole(AriaRole.LINK).boundingBox();
        assertThat(button.height).isGreaterThanOrEqualTo(48);
        assertThat(button.y + button.height).as("seen without scrolling").isLessThan(900);
        assertThat(page.locator("a")).hasCount(1);
        assertThat(page.locator("img")).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"320, EN, LIGHT", "390, FR, DARK"})
    void tellsWhatIsSharedOnEveryScreen(int width, String language, ColorScheme colors) {
        var id = calls.partner().newExperience("receipts", Map.of("brandColor", "#ffcc00"));
        var path = "/fairlead/v1/experiences/" + id + "/preview";
        var preview = calls.partner().api().post(path, Map.of()).text("link");
        var page =
                browser.page(options -> options.setViewportSize(width, 900).setColorScheme(colors));

        // The preview itself runs nothing, axe included.
        var picture =
                preview.substring(preview.indexOf("/preview/"))
                        + "/%s/%s/e-mail-receipt".formatted(language, colors);
        page.setContent(server.stranger().get(picture).body());

        assertThat(page.getByText("••1234").last()).isVisible();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
        assertThat(Axe.faults(page.mainFrame(), STANDARD)).isEmpty();
    }

    @Test
    void leadsFromTheMailboxToSharedAccountsAndToAWebhook() {
        try (var receiver = WebhookReceiver.started()) {
            calls.link(calls.one(ada).with("email", everything()).with("webhook", receiver.url()));
            shareFromTheMailbox();

            assertThat(calls.email().required("state").asString()).isEqualTo("opened");
            receiver.awaitEvents(4);
            assertThat(receiver.eventTypes()).startsWith("started").endsWith("done");
        }
    }

    private void shareFromTheMailbox() {
        var page = browser.phone();
        page.navigate(server.address() + "/mailbox");
        assertAccessible(page);
        page.getByRole(AriaRole.LINK).filter(new Locator.FilterOptions().setHasText(ada)).click();
        assertThat(page.locator("h1")).hasText("Your loan application");
        assertAccessible(page);

        var app = ConnectApp.in(page.waitForPopup(() -> button(page).click()));
        app.shows("Harbour Bank asks you to share your bank data").press("Continue");
        app.shows("Share your bank data with Harbour Bank").accept();
        app.choose("FinBank").shows("Sign in to FinBank");
        app.signIn("demo", "go").shows("Choose accounts to share");
        app.share("Checking").shows("Review your accounts");
        app.press("Submit").shows("Thank you!");
    }

    @Test
    void bringsANewLinkInPlaceOfAnExpiredOne() {
        var link = calls.link(calls.one(ada));
        clock.advance(Duration.ofHours(72));
        var app = ConnectApp.opened(browser.phone(), link).shows("This link has expired");
        browser.expects("410");

        app.press("Send me a new link").shows("Check your inbox");

        var renewed = received().getLast().required("links").get(0).asString();
        app.frame().navigate(renewed);
        app.shows("Harbour Bank asks you to share your bank data").press("Continue");
        app.shows("Share your bank data with Harbour Bank");
    }

    @Test
    void showsTheTextAndTheSource() {
        calls.link(calls.one(ada));
        var page = browser.phone();
        page.navigate(
                server.address() + "/mailbox/" + received().getFirst().required("id").asString());

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Text")).click();
        assertThat(page.locator("pre")).containsText("Connect your bank:\nhttp");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Source")).click();
        assertThat(page.locator("pre")).containsText("Content-Type: multipart/alternative");
    }

    private static Locator button(Page page) {
        var mail = page.frameLocator("iframe");
        return mail.getByRole(
                AriaRole.LINK, new FrameLocator.GetByRoleOptions().setName("Connect your bank"));
    }

    private static void assertAccessible(Page page) {
        assertThat(Axe.faults(page.mainFrame())).isEmpty();
    }

    private List<JsonNode> received() {
        return SendCalls.received(server.stranger(), ada);
    }

    private Map<String, @Nullable Object> everything() {
        var email = SendCalls.email(ada);
        email.put("supportPhone", "1-801-984-4200");
        email.put("subject", "Your loan application");
        email.put("firstName", "Ada");
        email.put("institutionName", "Harbor Lending");
        email.put("institutionAddress", "1 Quay Street, Salt Lake City, UT 84101");
        email.put("signature", List.of("Grace Hopper", "Senior loan officer"));
        return email;
    }
}
