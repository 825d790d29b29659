package io.fairlead.connect;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.fairlead.support.Axe;
import io.fairlead.support.Chromium;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.GenerateCalls.Body;
import io.fairlead.support.MovableClock;
import io.fairlead.support.PartnerSite;
import io.fairlead.support.TestLink;
import io.fairlead.support.WebhookReceiver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Connect in a real browser: on a phone, in a partner's frame, by keyboard, without scripts. */
@FairleadTest
@EnabledIf("io.fairlead.support.Chromium#isInstalled")
class LandingBrowserTest {

    private static final PartnerSite PARTNER = PartnerSite.shared();

    private final FairleadServer server;
    private final MovableClock clock;
    private final GenerateCalls calls;
    private final List<String> complaints = new ArrayList<>();
    private final List<BrowserContext> contexts = new ArrayList<>();

    LandingBrowserTest(FairleadServer server, MovableClock clock) {
        this.server = server;
        this.clock = clock;
        this.calls = server.newCaller();
    }

    @AfterEach
    void findsNothingToComplainAbout() {
        var cookies = contexts.stream().flatMap(context -> context.cookies().stream()).toList();
        contexts.forEach(BrowserContext::close);
        assertThat(complaints).isEmpty();
        assertThat(cookies).allMatch(cookie -> cookie.name.equals("fairlead-browser"));
    }

    @ParameterizedTest
    @CsvSource({
        "/connect/v2/generate, 390, 844",
        "/connect/v2/generate/jointBorrower, 390, 844",
        "/connect/v2/generate/lite, 390, 844",
        "/connect/v2/generate/fix, 390, 844",
        "/connect/v2/generate, 320, 480",
        "/connect/v2/generate/lite, 1280, 800"
    })
    void showsTheFirstScreenAndLetsGo(String path, int width, int height) {
        var page = page(new Browser.NewContextOptions().setViewportSize(width, height));
        page.navigate(calls.link(calls.body(path)).toString());

        assertThat(heading(page)).containsText(path.endsWith("fix") ? "FinBank" : "Harbour Bank");
        assertThat(heading(page)).isFocused();
        assertThat(exit(page)).isInViewport();
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);

        exit(page).click();
        assertThat(dialog(page)).isVisible();
        dialog(page).getByText("Stay here").click();
        assertThat(dialog(page)).isHidden();
        exit(page).click();
        confirm(page).click();
        assertThat(heading(page)).hasText("You have left");
        assertThat(exit(page)).hasCount(0);
    }

    @Test
    void tellsThePartnerThatItShows() {
        var page = page();
        page.navigate(
                calls.link(calls.full().with("webhook", WebhookReceiver.shared().url()))
                        .toString());
        assertThat(calls.partner().awaitWebhookEvents("delivered", 1)).hasSize(1);
    }

    @Test
    void showsNoEarlierScreenAfterTheExit() {
        var page = page();
        page.navigate(calls.link(calls.full()).toString());
        var session = page.url();
        exit(page).click();
        confirm(page).click();
        assertThat(heading(page)).hasText("You have left");
        page.goBack();
        assertThat(page).hasURL("about:blank");
        page.navigate(session);
        assertThat(heading(page)).hasText("You have left");
    }

    @Test
    void leadsATestingCustomerBackByALink() {
        var page = page();
        page.navigate(calls.link(calls.full().with("redirectUri", back("?a=b"))).toString());
        exit(page).click();
        confirm(page).click();
        page.getByText("Visit Site").click();
        assertThat(page).hasURL(back("?a=b&code=100&reason=exit"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leadsAnActiveCustomerBackAtOnce(boolean scripts) {
        var page = page(phone().setJavaScriptEnabled(scripts));
        page.navigate(calls.link(active().with("redirectUri", back(""))).toString());
        exit(page).click();
        confirm(page).click();
        assertThat(page).hasURL(back("?code=100&reason=exit"));
    }

    @Test
    void asksOnAPageOfItsOwnWithoutScripts() {
        var page = page(phone().setJavaScriptEnabled(false));
        page.navigate(calls.link(calls.full()).toString());
        exit(page).click();
        assertThat(heading(page)).hasText("Do you want to leave?");
        page.getByText("Stay here").click();
        assertThat(heading(page)).containsText("Harbour Bank");
        exit(page).click();
        confirm(page).click();
        assertThat(heading(page)).hasText("You have left");
    }

    @Test
    void worksByKeyboardAlone() {
        var page = page();
        page.navigate(calls.link(calls.full()).toString());
        assertThat(heading(page)).isFocused();
        tabTo(page, exit(page));
        page.keyboard().press("Enter");
        assertThat(dialog(page).getByText("Stay here")).isFocused();
        page.keyboard().press("Escape");
        assertThat(dialog(page)).isHidden();
        assertThat(exit(page)).isFocused();

        tabTo(
                page,
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Terms of use")));
        page.keyboard().press("Enter");
        assertThat(heading(page)).hasText("Terms of use");
        assertThat(heading(page)).isFocused();
        tabTo(page, page.getByLabel("Back"));
        page.keyboard().press("Enter");
        assertThat(heading(page)).containsText("Harbour Bank");
        assertThat(heading(page)).isFocused();

        tabTo(page, exit(page));
        page.keyboard().press("Space");
        tabTo(page, confirm(page));
        page.keyboard().press("Enter");
        assertThat(heading(page)).hasText("You have left");
        assertThat(heading(page)).isFocused();
    }

    @Test
    void worksInAFrameOfAnotherSiteWithoutCookies() {
        var page = page();
        page.navigate(PARTNER.framing(calls.link(active().with("redirectUri", back("")))));
        var frame = page.frameLocator("iframe");
        assertThat(frame.locator("h1")).containsText("Harbour Bank");
        frame.getByRole(
                        AriaRole.LINK,
                        new FrameLocator.GetByRoleOptions().setName("Privacy notice"))
                .click();
        assertThat(frame.locator("h1")).hasText("Privacy notice");
        assertThat(frame.locator("h1")).isFocused();
        leave(frame);
        assertThat(frame.locator("h1")).hasText("Welcome back");
    }

    /** As the vendor's SDK gives it to its frame; until then it stays in the host's page. */
    @Test
    void takesTheFocusInAFrameWhenTheHostGivesIt() {
        var page = page();
        page.navigate(PARTNER.framing(calls.link(calls.full())));
        var frame = page.frameLocator("iframe");
        assertThat(frame.locator("h1")).containsText("Harbour Bank");
        assertThat(page.evaluate("document.activeElement === document.body")).isEqualTo(true);
        page.evaluate("document.querySelector('iframe').focus()");
        assertThat(frame.locator("h1")).isFocused();
    }

    /** The page of an app, from a file or made by the app, is no web site. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void worksInAFrameOfAPageThatIsNoSite(boolean isFile, @TempDir Path folder) throws IOException {
        var html = framing(calls.link(calls.full()));
        var page = page();
        if (isFile) {
            page.navigate(Files.writeString(folder.resolve("app.html"), html).toUri().toString());
        } else {
            page.setContent(html);
        }
        var frame = page.frameLocator("iframe");
        assertThat(frame.locator("h1")).containsText("Harbour Bank");
        leave(frame);
        assertThat(frame.locator("h1")).hasText("You have left");
        complaints.removeIf(complaint -> complaint.startsWith("asked a third party: file:"));
    }

    @ParameterizedTest
    @CsvSource({"file:, true", "https://app.example, false"})
    void letsAPageOfAnAppFrameItByName(String origin, boolean shown, @TempDir Path folder)
            throws IOException {
        var experience =
                calls.partner().newExperience("own", Map.of("embeddingOrigins", List.of(origin)));
        var link = calls.link(calls.full().with("experience", experience));
        var page = page();
        page.navigate(
                Files.writeString(folder.resolve("app.html"), framing(link)).toUri().toString());
        var frame = page.frameLocator("iframe");
        if (shown) {
            assertThat(frame.locator("h1")).containsText("Harbour Bank");
        } else {
            page.waitForCondition(() -> complaints.removeIf(text -> text.contains("ancestor")));
            assertThat(frame.locator("h1")).hasCount(0);
        }
        complaints.removeIf(complaint -> complaint.startsWith("asked a third party: file:"));
    }

    /**
     * A host may put what it shows into a sandbox, where its pages have no origin and no cookies.
     */
    @Test
    void worksInASandbox() {
        var page = page();
        page.navigate(PARTNER.address().toString());
        page.setContent(
                framing(calls.link(calls.full()))
                        .replace("<iframe", "<iframe sandbox=\"allow-scripts allow-forms\""));
        var frame = page.frameLocator("iframe");
        assertThat(frame.locator("h1")).containsText("Harbour Bank");
        leave(frame);
        assertThat(frame.locator("h1")).hasText("You have left");
    }

    /** An isolated page lets only such pages into its frames as agree to it. */
    @ParameterizedTest
    @ValueSource(strings = {"require-corp", "credentialless"})
    void worksInAFrameOfAnIsolatedPage(String policy) {
        var page = page();
        page.navigate(PARTNER.isolating(calls.link(calls.full()), policy));
        var frame = page.frameLocator("iframe");
        assertThat(frame.locator("h1")).containsText("Harbour Bank");
        leave(frame);
        assertThat(frame.locator("h1")).hasText("You have left");
    }

    @Test
    void staysInAFrameThatHasNowhereElseToGo() {
        var page = page();
        page.navigate(PARTNER.framing(calls.link(calls.full())));
        var frame = page.frameLocator("iframe");
        leave(frame);
        assertThat(frame.locator("h1")).hasText("You have left");
    }

    @Test
    void saysInAFrameWhyALinkIsNotGood() {
        var page = page();
        var link = calls.link(calls.full().with("redirectUri", back("")));
        page.navigate(PARTNER.framing(link.without("signature")));
        assertThat(page.frameLocator("iframe").locator("h1")).hasText("This link is damaged");
        clock.advance(Duration.ofHours(3));
        page.navigate(PARTNER.framing(link));
        var frame = page.frameLocator("iframe");
        assertThat(frame.locator("h1")).hasText("This link has expired");
        frame.locator(".icon-nav_exit_button").click();
        assertThat(frame.locator("h1")).hasText("Welcome back");
        complaints.removeIf(complaint -> complaint.matches(".* status of (403|410) .*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Full", "Joint Borrower", "Lite", "Fix"})
    void makesALinkOnTheStartPageAndOpensIt(String kind) {
        server.bank();
        var page = page();
        page.navigate(server.address().toString());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(kind)).first().click();
        assertThat(heading(page)).containsText(kind.equals("Fix") ? "FinBank" : "Demo Lender");
    }

    @Test
    void makesALinkOnTheStartPageUnderAnotherNameOfTheMachine() {
        var page = page();
        page.navigate("http://127.0.0.1:" + server.address().getPort());
        page.getByText("Any bank, any accounts").click();
        assertThat(heading(page)).containsText("Demo Lender");
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, 390, 844", "DARK, 1280, 800"})
    void isAccessible(ColorScheme colors, int width, int height) {
        var page =
                page(
                        new Browser.NewContextOptions()
                                .setColorScheme(colors)
                                .setViewportSize(width, height));
        for (var path :
                List.of(
                        GenerateCalls.FULL,
                        GenerateCalls.JOINT,
                        GenerateCalls.LITE,
                        GenerateCalls.FIX)) {
            assertAccessible(page, calls.link(calls.body(path)).toString());
        }
        exit(page).click();
        assertAccessible(page);
        var session = page.url().replaceFirst("/landing$", "");
        for (var part : List.of("/terms", "/privacy", "/exit")) {
            assertAccessible(page, session + part);
        }
        confirm(page).click();
        assertThat(heading(page)).hasText("You have left");
        assertAccessible(page);
        assertAccessible(page, server.address() + "/");
        assertAccessible(page, server.address() + "/closed");
        assertAccessible(page, server.address() + "/nowhere");
        assertAccessible(page, server.address() + "/?signature=");
        var link = calls.link(calls.full().with("redirectUri", back("")));
        clock.advance(Duration.ofHours(3));
        assertAccessible(page, link.toString());
        complaints.removeIf(complaint -> complaint.matches(".* status of (403|404|410) .*"));
    }

    /** What is shared, with whom and until when is read before anything is scrolled. */
    @ParameterizedTest
    @CsvSource({"en", "es", "fr"})
    void saysWhatIsSharedAboveTheFold(String language) {
        var page = page(new Browser.NewContextOptions().setViewportSize(390, 844));
        page.navigate(calls.link(calls.full().with("language", language)).toString());
        var summary = page.locator(".summary").boundingBox();
        var fold = page.locator("footer.actions").boundingBox().y;
        assertThat(summary.y + summary.height).isLessThan(fold);
    }

    private static void assertAccessible(Page page, String url) {
        page.navigate(url);
        assertAccessible(page);
    }

    private static void assertAccessible(Page page) {
        assertThat(Axe.faults(page.mainFrame())).as(page.url()).isEmpty();
    }

    private Page page() {
        return page(phone());
    }

    private static Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions().setViewportSize(390, 844);
    }

    /** A page that notes what the browser has to say against it. */
    private Page page(Browser.NewContextOptions options) {
        var context = Chromium.fresh(options.setReducedMotion(ReducedMotion.REDUCE));
        contexts.add(context);
        var page = context.newPage();
        page.onConsoleMessage(
                message -> {
                    if (!message.type().equals("log")) {
                        complaints.add(message.text());
                    }
                });
        page.onPageError(complaints::add);
        page.onRequest(
                request -> {
                    if (!request.url().matches("(http://(localhost|127\\.0\\.0\\.1):|data:).*")) {
                        complaints.add("asked a third party: " + request.url());
                    }
                });
        return page;
    }

    private Body active() {
        return calls.full().with("customerId", calls.partner().newActiveCustomer());
    }

    private static String framing(TestLink link) {
        return "<iframe width=390 height=800 src=\"%s\"></iframe>"
                .formatted(link.toString().replace("&", "&amp;"));
    }

    private static String back(String query) {
        return PARTNER.address() + "/back" + query;
    }

    private static void tabTo(Page page, Locator target) {
        for (var presses = 0; presses < 30; presses++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(
                    target.evaluate("element => element === document.activeElement"))) {
                return;
            }
        }
        throw new AssertionError("Tab never reaches " + target);
    }

    private static void leave(FrameLocator frame) {
        frame.locator(".icon-nav_exit_button").click();
        frame.getByRole(
                        AriaRole.BUTTON,
                        new FrameLocator.GetByRoleOptions().setName("Confirm link"))
                .click();
    }

    private static Locator heading(Page page) {
        return page.locator("h1");
    }

    private static Locator exit(Page page) {
        return page.locator(".icon-nav_exit_button");
    }

    private static Locator dialog(Page page) {
        return page.locator("dialog");
    }

    private static Locator confirm(Page page) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Confirm link"));
    }
}
