package io.fairlead.start;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.fairlead.sandbox.Demo;
import io.fairlead.support.ApiClient;
import io.fairlead.support.ConnectApp;
import io.fairlead.support.ConsumerBrowser;
import io.fairlead.support.FreePort;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.TestLink;
import io.fairlead.support.TestPartner;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The program, its database and the bank are killed while a consumer is on the way. */
@EnabledIf("io.fairlead.support.Chromium#isInstalled")
class ConnectDurabilityTest {

    private final int port = FreePort.find();
    private final int bankPort = FreePort.find();
    private final URI address = URI.create("http://localhost:" + port);
    @TempDir private Path folder;

    @Test
    void goesOnWithTheBanksQuestionOnTheSamePage() {
        try (var browser = new ConsumerBrowser(address)) {
            ConnectApp app;
            try (var fairlead = started()) {
                app = ConnectApp.opened(browser.phone(), link()).press("Next");
                app.shows("Sign in to FinBank").signIn("tfa_text", "go");
                app.shows("FinBank asks to be sure it is you");
                app.fill("What was the name of your first pet?", "Rex");
                fairlead.kill();
            }
            app.press("Submit").alerts("What you typed is still here.");
            assertThat(app.field("What was the name of your first pet?")).hasValue("Rex");

            try (var _ = started()) {
                app.press("Try again").shows("Thank you!");
            }
            browser.expects("ERR_CONNECTION_REFUSED");
        }
    }

    private FairleadProcess started() {
        return FairleadProcess.ready(
                folder, port, Map.of("FAIRLEAD_FINBANK_PORT", String.valueOf(bankPort)));
    }

    private TestLink link() {
        var partner = TestPartner.authenticated(Demo.PARTNER, new ApiClient(address));
        return TestLink.in(
                partner.api()
                        .post(
                                GenerateCalls.LITE,
                                Map.of(
                                        "partnerId", partner.id().value(),
                                        "customerId", partner.newCustomer(),
                                        "institutionId", Demo.INSTITUTION)));
    }
}
