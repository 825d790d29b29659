package io.fairlead.docs;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.fairlead.support.Axe;
import io.fairlead.support.ConsumerBrowser;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The viewer of the API's document, with the skin and the additions of this project. */
@FairleadTest
@EnabledIf("io.fairlead.support.Chromium#isInstalled")
class ViewerBrowserTest {

    /** One of each method, with parameters, bodies, examples and answers. */
    private static final List<String> SOME =
            List.of(
                    "createToken",
                    "listCustomers",
                    "deleteCustomer",
                    "modifyCustomer",
                    "generateFullLink",
                    "generateLinkOfType");

    private final FairleadServer server;
    private final ConsumerBrowser browser;

    ViewerBrowserTest(FairleadServer server) {
        this.server = server;
        this.browser = new ConsumerBrowser(server.address());
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void isAccessibleWithOperationsOpenOnAPhoneAndInTheDark() {
        var page = open("");
        for (var operation : SOME) {
            toggle(page, operation).click();
            assertThat(operation(page, operation).locator(".opblock-body")).isVisible();
        }
        assertThat(operation(page, "createToken").getByLabel("Body")).isVisible();
        assertThat(Axe.faults(page.mainFrame())).isEmpty();

        page.setViewportSize(320, 568);
        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(Axe.faults(page.mainFrame(), "color-contrast")).isEmpty();
    }

    @Test
    void executesCallsAfterOneClickOnTheDemoKeys() {
        var page = open("");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Use the demo keys"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("Signed in");

        toggle(page, "listCustomers").click();
        var operation = operation(page, "listCustomers");
        operation.getByText("Execute", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(operation.locator(".live-responses-table .response").first())
                .containsText(Pattern.compile("200[\\s\\S]*demo-customer"));
        assertThat(Axe.faults(page.mainFrame())).isEmpty();
    }

    @Test
    void leadsByItsAddressToAnOperation() {
        var page = open("#/Connect/generateFixLink");
        assertThat(operation(page, "generateFixLink").locator(".opblock-body")).isVisible();

        toggle(page, "generateLiteLink").click();
        assertThat(page).hasURL(Pattern.compile("#/Connect/generateLiteLink$"));
    }

    private Page open(String fragment) {
        var page = browser.page(options -> options.setViewportSize(1280, 800));
        page.navigate(server.address() + "/docs" + fragment);
        assertThat(page.locator(".opblock").first()).isVisible();
        return page;
    }

    private static Locator operation(Page page, String id) {
        return page.locator(".opblock[id$='-" + id + "']");
    }

    private static Locator toggle(Page page, String id) {
        return operation(page, id).locator(".opblock-summary-control");
    }
}
