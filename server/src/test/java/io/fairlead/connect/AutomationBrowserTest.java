package io.fairlead.connect;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.fairlead.shared.page.Language;
import io.fairlead.shared.page.Texts;
import io.fairlead.support.ConsumerBrowser;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.FinBankInstitutions;
import io.fairlead.support.GenerateCalls.Body;
import io.fairlead.support.PartnerSite;
import io.fairlead.support.TestJourney;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests of partners that exist go through Connect by these names, ids and classes, in the way in
 * which they look for them. Ids, classes and names of inputs are the same in all languages; what is
 * read aloud is in the page's language.
 */
@FairleadTest
@EnabledIf("io.fairlead.support.Chromium#isInstalled")
class AutomationBrowserTest {

    private final TestJourney journey;
    @AutoClose private final ConsumerBrowser browser;

    AutomationBrowserTest(FairleadServer server) {
        this.journey = server.newJourney();
        this.browser = server.newBrowser();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void goesThroughFull(Language language) {
        var texts = Texts.of(language);
        var page = opened(language);

        button(page, texts.get("next")).click();
        assertThat(page.getByPlaceholder(texts.get("search.field"))).isVisible();
        assertThat(page.getByLabel(texts.get("search.field"))).isVisible();
        page.locator("[name='Search for your bank']").fill("FinBank");
        page.locator("#institution-search > div").getByText("FinBank", exactly()).first().click();

        assertThat(page.locator("#financial-sign-in")).isVisible();
        button(page, texts.get("next")).click();

        assertThat(page.locator("#institution-login")).isVisible();
        page.locator("[name='Banking Userid']").fill("demo");
        page.locator("[name='Banking Password']").fill("go");
        assertThat(
                        page.getByRole(
                                AriaRole.TEXTBOX,
                                new Page.GetByRoleOptions().setName("Banking Userid")))
                .hasValue("demo");
        assertThat(page.getByLabel("Banking Password")).hasValue("go");
        assertThat(
                        page.getByRole(
                                AriaRole.TEXTBOX,
                                new Page.GetByRoleOptions().setName("Banking Password")))
                .hasValue("go");
        page.getByLabel(texts.get("login.submit")).click();

        var accounts = page.locator("#institution-select-accounts app-account-list");
        accounts.getByRole(AriaRole.CHECKBOX).first().check();
        page.getByText(texts.get("select-accounts.save"), exactlyOnPage()).click();
        page.getByText(texts.get("review-accounts.submit"), exactlyOnPage()).click();
        page.getByText(texts.get("end.visit")).click();
        page.waitForURL("**/back?code=200&reason=complete");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void leaves(Language language) {
        var texts = Texts.of(language);
        var page = opened(language);

        assertThat(page.locator(".icon-nav_exit_button")).isVisible();
        page.getByLabel(texts.get("exit.control"), exactLabel()).click();
        assertThat(page.locator("#close-modal-confirm-button")).isVisible();
        page.getByLabel(texts.get("exit.confirm.label")).click();
        page.getByText(texts.get("end.visit")).click();
        page.waitForURL("**/back?code=100&reason=exit");
    }

    @Test
    void hearsThatThereIsNothingToFix() {
        browser.visits(PartnerSite.shared().address());
        var login = journey.owner().linked(FinBankInstitutions.PROFILES, "anna", "profile_03");
        var page = browser.phone();
        page.navigate(journey.link(leadingBack(journey.fix(login))).toString());
        assertThat(page.getByText("You're good to go.")).isVisible();
        page.getByLabel("Exit").click();
        page.getByText("Visit Site").click();
        page.waitForURL("**/back?code=201&reason=error");
    }

    private Page opened(Language language) {
        browser.visits(PartnerSite.shared().address());
        var page = browser.phone();
        var body = leadingBack(journey.full()).with("language", language.tag());
        page.navigate(journey.link(body).toString());
        return page;
    }

    private static Body leadingBack(Body body) {
        return body.with("redirectUri", PartnerSite.shared().address() + "/back");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    private static Page.GetByTextOptions exactlyOnPage() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static Page.GetByLabelOptions exactLabel() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
