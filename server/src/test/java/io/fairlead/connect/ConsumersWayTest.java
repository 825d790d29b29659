package io.fairlead.connect;

import static io.fairlead.support.FinBankInstitutions.FINBANK;
import static io.fairlead.support.FinBankInstitutions.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.fairlead.shared.RandomId;
import io.fairlead.support.BankPage;
import io.fairlead.support.ConnectApp;
import io.fairlead.support.ConsumerBrowser;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.GenerateCalls.Body;
import io.fairlead.support.SendCalls;
import io.fairlead.support.TestJourney;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each way of the table in {@code docs/connect.md}, walked and counted in a browser. */
@FairleadTest
@EnabledIf("io.fairlead.support.Chromium#isInstalled")
class ConsumersWayTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "connect.md");

    /** Tells of each press, and of each field at its first letter. */
    private static final String COUNTING =
            """
            const filled = new WeakSet();
            addEventListener("pointerdown", () => counted("click"), true);
            addEventListener("input", ({ target }) => {
              if (filled.has(target) || ["checkbox", "radio"].includes(target.type)) return;
              filled.add(target);
              counted("field");
            }, true);
            """;

    private final FairleadServer server;
    private final TestJourney journey;
    @AutoClose private final ConsumerBrowser browser;
    private final AtomicInteger clicks = new AtomicInteger();
    private final AtomicInteger clicksAtBank = new AtomicInteger();
    private final AtomicInteger fields = new AtomicInteger();

    ConsumersWayTest(FairleadServer server) {
        this.server = server;
        this.journey = server.newJourney();
        this.browser = server.newBrowser();
    }

    private record Walk(String name, int clicks, int atBank, int fields) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Walk> ways() throws IOException {
        var ways =
                Files.readAllLines(DOCUMENT).stream()
                        .filter(line -> line.matches("\\| [A-Z].*"))
                        .map(ConsumersWayTest::way)
                        .toList();
        assertThat(ways).hasSize(8);
        return ways;
    }

    private static Walk way(String line) {
        var cells = Arrays.stream(line.split("\\|")).map(String::strip).toList();
        return new Walk(
                cells.get(1), number(cells.get(2)), number(cells.get(3)), number(cells.get(4)));
    }

    private static int number(String cell) {
        return Integer.parseInt(cell);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void takesAsManyStepsAsTheDocumentSays(Walk way) {
        switch (way.name()) {
            case "Lite" -> lite();
            case "Full, password" -> full(opened(journey.full()), "profile_03", "Checking");
            case "Full, password, one account" -> full(opened(journey.full()), "profile_108");
            case "Full, OAuth" -> oauth();
            case "Joint Borrower" -> joint();
            case "Fix, new password" -> fixPassword();
            case "Fix, question" -> fixQuestion();
            case "Mail, then Full, password" -> mail();
            default -> throw new AssertionError("Nobody walks " + way);
        }
        assertThat(new Walk(way.name(), clicks.get(), clicksAtBank.get(), fields.get()))
                .isEqualTo(way);
    }

    private void lite() {
        opened(journey.lite()).press("Next").signIn("lite", "profile_03").shows("Thank you!");
    }

    private static void full(ConnectApp app, String profile, String... accounts) {
        connect(app.press("Next"), profile, accounts).shows("Thank you!");
    }

    /** From the search to the end of the part. */
    private static ConnectApp connect(ConnectApp app, String profile, String... accounts) {
        app.shows("Find your bank").found("FinBank Profiles - A").click();
        app.signIn("way_" + RandomId.hex(), profile).shows("Choose accounts to share");
        return app.shareAndFinish(accounts);
    }

    private void oauth() {
        var page = counted();
        var app = ConnectApp.opened(page, journey.link(journey.full())).press("Next");
        app.shows("Find your bank").found("FinBank OAuth").click();
        app.shows("Connect FinBank OAuth");
        var bank = new BankPage(page.waitForPopup(() -> app.press("Next")));
        bank.signIn("profile_03", "profile_03");
        bank.page().waitForClose(bank::allow);
        app.shows("Choose accounts to share").shareAndFinish().shows("Thank you!");
    }

    private void joint() {
        var app = opened(journey.joint(journey.partner().newCustomer())).press("Next");
        for (var part = 1; part <= 2; part++) {
            app.press("Start Borrower %d’s part".formatted(part));
            connect(app, "profile_03", "Checking").shows("Your part, and your co-borrower’s");
        }
        app.press("Submit").shows("Thank you!");
    }

    private void fixPassword() {
        var owner = journey.owner();
        var login = owner.broken(owner.linked(PROFILES, "anna", "profile_03"), 103);
        opened(journey.fix(login)).press("Next").signIn("anna", "profile_03").shows("Thank you!");
    }

    private void fixQuestion() {
        journey.open(journey.lite(FINBANK)).acceptTerms().signIn("tfa_text", "go").answer("Rex");
        var login = journey.owner().broken(journey.owner().login(), 185);
        var app = opened(journey.fix(login)).press("Next");
        app.fill("What was the name of your first pet?", "Rex").press("Submit").shows("Thank you!");
    }

    private void mail() {
        var ada = "ada." + RandomId.hex() + "@example.com";
        var calls = SendCalls.of(server.newPartner());
        calls.link(calls.one(ada));
        var page = counted();
        var received = SendCalls.received(server.stranger(), ada).getFirst();
        page.navigate(server.address() + "/mailbox/" + received.required("id").asString());
        var link = new FrameLocator.GetByRoleOptions().setName("Connect your bank");
        var button = page.frameLocator("iframe").getByRole(AriaRole.LINK, link);
        var opened = page.waitForPopup(button::click);
        browser.expects("Blocked script execution");
        clicks.incrementAndGet(); // the mailbox lets no script run in a mail, not even one that
        // counts
        full(ConnectApp.in(opened).press("Continue"), "profile_03", "Checking");
    }

    private ConnectApp opened(Body body) {
        return ConnectApp.opened(counted(), journey.link(body));
    }

    /** A new browser whose clicks and fields are counted, in all its windows. */
    private Page counted() {
        var page = browser.phone();
        page.context()
                .exposeBinding(
                        "counted",
                        (source, arguments) -> count(source.frame().url(), arguments[0]));
        page.context().addInitScript(COUNTING);
        return page;
    }

    private Object count(String address, Object what) {
        var atBank = isAt(server.bank().address(), address);
        if (what.equals("field")) {
            return fields.incrementAndGet();
        }
        return (atBank ? clicksAtBank : clicks).incrementAndGet();
    }

    private static boolean isAt(URI site, String address) {
        return address.startsWith(site + "/");
    }
}
