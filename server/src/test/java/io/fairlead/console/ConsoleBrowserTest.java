package io.fairlead.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.fairlead.support.Axe;
import io.fairlead.support.Chromium;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.TestJourney;
import io.fairlead.support.TestLink;
import io.fairlead.support.WebhookReceiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Every page of the console in a real browser, and a developer's way through it. */
@FairleadTest
@EnabledIf("io.fairlead.support.Chromium#isInstalled")
class ConsoleBrowserTest {

    private final FairleadServer server;
    private final WebhookReceiver receiver = WebhookReceiver.started();
    private final TestJourney journey;
    private final Page page;

    ConsoleBrowserTest(FairleadServer server) {
        this.server = server;
        this.journey = server.newJourney(receiver);
        this.page =
                Chromium.fresh(new NewContextOptions().setReducedMotion(ReducedMotion.REDUCE))
                        .newPage();
    }

    @AfterEach
    void close() {
        page.context().close();
        receiver.close();
    }

    private String console() {
        return server.address() + "/console/" + journey.partner().id();
    }

    @Test
    void areAccessibleAndFitIntoTheSmallestPhone() {
        journey.partner().newExperience("one", Map.of("brandColor", "#112233"));
        journey.owner().linked("101732", "demo", "go");
        journey.atLogin("101732").signIn("demo", "123");
        var event = receiver.awaitEvents(1).getFirst().eventId();
        page.navigate(console() + "/links");
        var link = page.locator(".rows td a").first().getAttribute("href");
        page.navigate(console() + "/experiences");
        var experience = page.locator(".rows td a").first().getAttribute("href");
        var faults = new ArrayList<String>();

        for (var address :
                List.of(
                        console() + "/links",
                        console() + "/links?type=fix",
                        server.address() + link,
                        console() + "/links/new",
                        console() + "/webhooks",
                        console() + "/webhooks/" + event,
                        console() + "/webhooks/tools",
                        console() + "/customers",
                        console() + "/customers/" + journey.customer(),
                        console() + "/institutions",
                        console() + "/experiences",
                        server.address() + experience,
                        console() + "/experiences/new",
                        server.address() + "/console/operator")) {
            page.setViewportSize(320, 568);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            page.navigate(address);
            if ((int) page.evaluate("document.documentElement.scrollWidth") > 320) {
                faults.add(address + " is too wide");
            }
            add(faults, address, Axe.faults(page.mainFrame()));
            page.setViewportSize(1280, 800);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            add(faults, address, Axe.faults(page.mainFrame()));
        }
        assertThat(faults).isEmpty();
    }

    private static void add(List<String> faults, String address, List<String> found) {
        found.forEach(fault -> faults.add(address + ": " + fault));
    }

    /** Makes a link, follows its consumer live, sees why it fails, and revokes it. */
    @Test
    void followAConsumerWhileItHappens() {
        page.navigate(console() + "/links");
        button("Make a link", AriaRole.LINK).click();
        page.getByLabel("Customer", new Page.GetByLabelOptions().setExact(true))
                .fill(journey.customer());
        button("Make the link", AriaRole.BUTTON).click();
        assertThat(page.locator("h1")).containsText("A full link for customer");
        var url = page.locator("pre[aria-label='The link']").textContent();

        var consumer = ConsumerWithoutScripts.opening(server, TestLink.of(url)).shown();

        assertThat(page.locator("#happened")).containsText("landing");
        consumer.acceptTerms().exit();
        assertThat(page.locator("#happened")).containsText("ended");
        page.reload();
        assertThat(page.locator(".why")).containsText("chose to leave");
        page.onDialog(dialog -> dialog.accept());
        button("Revoke", AriaRole.BUTTON).click();
        assertThat(page.locator(".done")).containsText("revoked");
    }

    private Locator button(String name, AriaRole role) {
        return page.getByRole(role, new GetByRoleOptions().setName(name).setExact(true));
    }
}
