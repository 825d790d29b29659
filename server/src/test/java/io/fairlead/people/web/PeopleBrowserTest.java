package io.fairlead.people.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.fairlead.audit.Actor;
import io.fairlead.people.AddOutcome;
import io.fairlead.people.EmailAddress;
import io.fairlead.people.Grant;
import io.fairlead.people.People;
import io.fairlead.people.Role;
import io.fairlead.people.SignInKind;
import io.fairlead.people.TestPeople;
import io.fairlead.shared.PartnerId;
import io.fairlead.support.Axe;
import io.fairlead.support.ConsumerBrowser;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Value;

/** People set up their sign-in and use it, in a real browser. */
@FairleadTest
@EnabledIf("io.fairlead.support.Chromium#isInstalled")
class PeopleBrowserTest {

    private static final String PASSWORD = "seven boats at a quay";

    private final FairleadServer server;
    private final People people;
    private final TestPeople codes;
    private final MovableClock clock;
    private final URI issuer;
    @AutoClose private final ConsumerBrowser browser;
    private final EmailAddress email = TestPeople.newAddress();
    private final String path;
    private final List<String> faults = new ArrayList<>();

    PeopleBrowserTest(
            FairleadServer server,
            People people,
            TestPeople codes,
            MovableClock clock,
            @Value("${fairlead.people.oidc.issuer}") URI issuer) {
        this.server = server;
        this.people = people;
        this.codes = codes;
        this.clock = clock;
        this.issuer = issuer;
        this.browser = server.newBrowser();
        this.path = "/console/" + server.newPartner().id() + "/people";
    }

    /** Every page is looked at on the way. */
    @Test
    void setsUpTheSignInSignsOutAndInAgain() {
        clock.stop();
        var invitation = (AddOutcome.Invited) add(SignInKind.PASSWORD);
        var page = visitor();
        page.navigate(server.address() + "/console/set-up");
        check(page, "set-up");
        page.getByLabel("E-mail address").fill(email.value());
        page.getByLabel("One-time password").fill(invitation.oneTimePassword().reveal());
        page.locator("#password").fill(PASSWORD);
        page.locator("#again").fill(PASSWORD);
        press(page, "Next");
        assertThat(page.locator("h1")).hasText("Connect your app");
        check(page, "first-code");
        var key = page.locator("pre code").textContent().replace(" ", "");
        page.getByLabel("Code").fill(codes.code(key, clock.instant()));
        press(page, "Confirm");
        assertThat(page.locator(".recovery li")).hasCount(10);
        check(page, "recovery-codes");

        page.navigate(server.address() + path);
        check(page, "people");
        page.getByLabel("E-mail address").fill(TestPeople.newAddress().value());
        page.getByText("With a password of this server").click();
        press(page, "Save");
        assertThat(page.locator(".alert")).containsText("is added");
        check(page, "people-invitation");

        page.navigate(server.address() + "/console/sign-out");
        check(page, "sign-out");
        press(page, "Sign out");
        assertThat(page.locator("h1")).hasText("Sign in");

        page.navigate(server.address() + path);
        check(page, "sign-in");
        page.getByLabel("E-mail address").fill(email.value());
        page.getByLabel("Password").fill("not the right one");
        press(page, "Next");
        assertThat(page.locator("#notice")).containsText("This did not work");
        check(page, "sign-in-refused");
        browser.expects("status of 400");
        page.getByLabel("Password").fill(PASSWORD);
        press(page, "Next");
        assertThat(page.locator("h1")).hasText("Your code");
        check(page, "code");
        clock.advance(Duration.ofSeconds(30));
        page.getByLabel("Code").fill(codes.code(key, clock.instant()));
        press(page, "Submit");
        assertThat(page).hasURL(server.address() + path);
        assertThat(faults).isEmpty();
    }

    /** The provider is another site, so the browser holds back the new cookie at first. */
    @Test
    void comesBackFromAProviderOfAnotherSite() {
        add(SignInKind.OIDC);
        browser.visits(issuer);
        try (var provider = new OpenIdProviderOfTests(issuer)) {
            provider.knows(email.value(), "subject-1");
            var page = visitor();
            page.navigate(server.address() + path);
            page.getByText("Sign in with your organization").click();
            assertThat(page).hasURL(server.address() + path);
            assertThat(page.locator(".people")).containsText(email.value());
        }
    }

    private AddOutcome add(SignInKind kind) {
        var partner = path.split("/", -1)[2];
        return people.add(
                Actor.server("test"),
                email,
                kind,
                new Grant(Role.DEVELOPER, new PartnerId(partner)));
    }

    private Page visitor() {
        return browser.page(
                phone -> phone.setExtraHTTPHeaders(Map.of(TestPeople.MODE, TestPeople.PRODUCTION)));
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private void check(Page page, String name) {
        page.setViewportSize(320, 568);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        if ((int) page.evaluate("document.documentElement.scrollWidth") > 320) {
            faults.add(name + " is too wide");
        }
        Axe.faults(page.mainFrame()).forEach(fault -> faults.add(name + ": " + fault));
        page.setViewportSize(1280, 800);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        Axe.faults(page.mainFrame()).forEach(fault -> faults.add(name + " dark: " + fault));
    }
}
