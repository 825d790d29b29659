package io.fairlead.people.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.fairlead.audit.Actor;
import io.fairlead.people.EmailAddress;
import io.fairlead.people.Grant;
import io.fairlead.people.People;
import io.fairlead.people.Role;
import io.fairlead.people.SignInKind;
import io.fairlead.people.TestPeople;
import io.fairlead.support.Chromium;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Value;

/** People sign in to the console at an OpenID provider that others have written. */
@FairleadTest
@EnabledIf("isInstalled")
class OidcProviderSignInTest {

    private static final Path NPM = Path.of("src/test/npm");

    private final People people;
    private final String path;
    private final URI server;
    private final Process program;

    /**
     * The provider's pages ask other sites for their looks, so this browser is watched by nobody.
     */
    @AutoClose
    private final BrowserContext browser =
            Chromium.fresh(
                    new Browser.NewContextOptions()
                            .setExtraHTTPHeaders(Map.of(TestPeople.MODE, TestPeople.PRODUCTION)));

    OidcProviderSignInTest(
            FairleadServer server,
            People people,
            MovableClock clock,
            @Value("${fairlead.people.oidc.issuer}") URI issuer)
            throws IOException {
        this.people = people;
        this.server = server.address();
        this.path = "/console/" + server.newPartner().id() + "/people";
        this.program =
                new ProcessBuilder(
                                "node",
                                "openid-provider.mjs",
                                String.valueOf(issuer.getPort()),
                                server.address() + "/console/sign-in/oidc/callback")
                        .directory(NPM.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var output = program.inputReader(UTF_8);
        for (var line = ""; !line.equals("ready"); line = output.readLine()) {
            assertThat(line).as("what the provider says").isNotNull();
        }
        // What the server has read of the provider of another test is too old then.
        clock.advance(Duration.ofHours(2));
    }

    /** Whether {@code ./test} has fetched it, and there are a node and a browser to use it. */
    static boolean isInstalled() {
        var here =
                Files.isDirectory(NPM.resolve("node_modules/oidc-provider"))
                        && Arrays.stream(System.getenv("PATH").split(":", -1))
                                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
        if (!here) {
            System.err.println(
                    "TESTS WITH OIDC-PROVIDER ARE SKIPPED: npm ci --prefix server/src/test/npm");
        }
        return here && Chromium.isInstalled();
    }

    @AfterEach
    void stop() {
        program.destroy();
    }

    @Test
    void letsThoseInWhoWereAdded() {
        var name = TestPeople.newAddress().value().split("@", -1)[0];
        var page = signIn(name);
        PlaywrightAssertions.assertThat(page.locator("#notice")).containsText("You have no access");

        people.add(
                Actor.server("test"),
                new EmailAddress(name + "@example.com"),
                SignInKind.OIDC,
                new Grant(Role.VIEWER, null));
        page.navigate(server + path);
        page.getByText("Sign in with your organization").click();
        PlaywrightAssertions.assertThat(page).hasURL(server + path);
        PlaywrightAssertions.assertThat(page.locator("h1")).hasText("People");
    }

    /** Uses the pages of the provider as people do who are not signed in there. */
    private Page signIn(String name) {
        var page = browser.newPage();
        page.navigate(server + path);
        page.getByText("Sign in with your organization").click();
        page.locator("input[name=login]").fill(name);
        page.locator("input[name=password]").fill("any");
        page.locator("button[type=submit]").click();
        page.locator("button[type=submit]").click();
        return page;
    }
}
