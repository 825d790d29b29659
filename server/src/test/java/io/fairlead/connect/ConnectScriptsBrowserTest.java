package io.fairlead.connect;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.fairlead.support.Chromium;
import io.fairlead.support.PartnerSite;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts of the Connect app, with and without a host around the page. */
@EnabledIf("io.fairlead.support.Chromium#isInstalled")
class ConnectScriptsBrowserTest {

    private static final String REFUSE_WINDOWS = "window.open = () => null";

    private static final String LISTENING =
            """
            address => {
            window.told = [];
            addEventListener("message", ({ data }) => told.push(data));
            """;

    private static final String OPENING =
            LISTENING
                    + """
                    const popup = open(address);
                    setInterval(() => popup.postMessage({ type: "ping", platform: "web" }, "*"), 50);
                    }
                    """;

    private static final String TOLD = "told.filter(({ type }) => type !== 'ack')";

    private static final PartnerSite PARTNER = PartnerSite.shared();

    private final FakeConnect connect = FakeConnect.start();
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    @AfterEach
    void findsNothingToComplainAbout() {
        contexts.forEach(BrowserContext::close);
        connect.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void movesThroughTheScreensInOneDocument() {
        connect.with("landing", form("landing", "", "Next"))
                .moving("POST landing", "search")
                .with("search", "<a href=/s/key/terms>Terms</a>")
                .with("terms", "<input data-focus>");
        var page = open("landing");
        page.evaluate("window.document.marked = true");

        button(page, "Next").click();
        assertShown(page, "search");
        assertThat(page.locator("h1")).isFocused();
        page.getByText("Terms").click();
        assertShown(page, "terms");
        assertThat(page.locator("input")).isFocused();
        page.goBack();
        assertShown(page, "search");
        page.goBack();
        assertShown(page, "landing");
        page.goForward();
        assertShown(page, "search");

        assertThat(page.evaluate("document.marked")).isEqualTo(true);
        assertThat(connect.requests())
                .containsExactly(
                        "GET landing",
                        "POST landing version=7",
                        "GET search",
                        "GET terms",
                        "GET search",
                        "GET landing",
                        "GET search");
    }

    @Test
    void leavesToTheBrowserWhatIsNotOfTheSession() {
        connect.with(
                "landing",
                """
                <a href=/s/key/file data-document>File</a>
                <form method=post action=/s/key/plain data-document><button>Plain</button></form>
                """);
        var page = open("landing");
        page.evaluate("document.marked = true");
        page.getByText("File").click();
        assertShown(page, "file");
        assertThat(page.evaluate("document.marked")).isNull();
        page.goBack();
        page.evaluate("document.marked = true");
        button(page, "Plain").click();
        assertShown(page, "plain");
        assertThat(page.evaluate("document.marked")).isNull();
    }

    @Test
    void submitsOnce() {
        connect.with("landing", form("landing", "", "Next")).moving("POST landing", "search");
        var page = open("landing");
        button(page, "Next").evaluate("button => { button.click(); button.click(); }");
        assertShown(page, "search");
        assertThat(connect.requests()).containsOnlyOnce("POST landing version=7");
    }

    @Test
    void sendsTheButtonThatWasPressed() {
        connect.with(
                "accounts",
                form(
                        "accounts",
                        "",
                        "Save",
                        "<button name=way value=x formaction=/s/key/way>Way</button>"));
        var page = open("accounts");
        button(page, "Way").click();
        assertShown(page, "way");
        assertThat(connect.requests()).contains("POST way version=7&way=x");
    }

    @Test
    void keepsWhatWasTypedWhenTheServerIsOutOfReach() {
        connect.with("login", form("login", "<input aria-label=User name=user>", "Submit"))
                .moving("POST login", "accounts");
        var page = open("login");
        page.getByLabel("User").fill("ada");
        page.context().setOffline(true);
        button(page, "Submit").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("offline");
        assertThat(page.getByLabel("User")).hasValue("ada");

        page.context().setOffline(false);
        button(page, "Try again").click();
        assertShown(page, "accounts");
        assertThat(connect.requests()).contains("POST login version=7&user=ada");
        complaints.removeIf(complaint -> complaint.contains("ERR_INTERNET_DISCONNECTED"));
    }

    @Test
    void leadsToTheFirstFieldThatIsWrong() {
        connect.with("login", form("login", "", "Submit"))
                .moving("POST login", "again")
                .with("again", "<input name=user><input name=pin aria-invalid=true>");
        var page = open("login");
        button(page, "Submit").click();
        assertThat(page.locator("[name=pin]")).isFocused();
    }

    @Test
    void waitsForTheBankAndSurvivesAnInterruption() {
        connect.with("loading", "", "data-progress=/s/key/progress").moving("GET progress", "");
        var page = open("loading");
        page.waitForRequest("**/progress", () -> {});
        page.context().setOffline(true);
        page.waitForRequest("**/progress", () -> {});
        page.context().setOffline(false);
        connect.moving("GET progress", "accounts");
        assertShown(page, "accounts");
        complaints.removeIf(complaint -> complaint.contains("ERR_INTERNET_DISCONNECTED"));
    }

    @Test
    void asksWhetherSomebodyIsThere() {
        connect.with("login", "<input>", "data-idle=300 data-grace=120")
                .moving("POST timeout", "timeout");
        var page = page();
        page.clock().install();
        page.navigate(connect.screen("login"));
        page.clock().fastForward("04:30");
        page.locator("input").fill("somebody");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        page.clock().fastForward("05:10");
        assertThat(dialog(page, "Still there?")).containsText("Ends in 1:50");
        page.waitForResponse("**/stay", () -> button(page, "Stay").click());
        assertThat(dialog(page, "Still there?")).hasCount(0);
        page.clock().fastForward("05:00");
        assertThat(dialog(page, "Still there?")).isVisible();
        page.clock().fastForward("02:00");
        assertShown(page, "timeout");
        assertThat(connect.requests())
                .containsExactly(
                        "GET login", "POST stay", "POST stay", "POST timeout", "GET timeout");
    }

    @Test
    void announcesTheEndOfTheSession() {
        connect.with("login", "", "data-idle=3000 data-grace=120 data-remaining=600")
                .moving("POST timeout", "timeout");
        var page = page();
        page.clock().install();
        page.navigate(connect.screen("login"));
        page.clock().fastForward("08:01");
        assertThat(dialog(page, "Nearly over")).isVisible();
        button(page, "Go on").click();
        page.clock().fastForward("00:30");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        page.clock().fastForward("01:30");
        assertShown(page, "timeout");
    }

    @Test
    void findsWhileOneTypes() {
        var form =
                """
                <form data-live action=/s/key/search><input name=query aria-label=Bank></form>
                <p id=found role=status>%s</p><div id=institution-search>%s</div>
                """;
        connect.with("search", form.formatted("", "Popular"));
        var page = open("search");
        connect.with("search", form.formatted("2 found", "Harbour Bank"));
        page.getByLabel("Bank").pressSequentially("har");
        assertThat(page.locator("#institution-search")).hasText("Harbour Bank");
        assertThat(page.locator("#found")).hasText("2 found");
        assertThat(page.getByLabel("Bank")).isFocused();
        assertThat(page.getByLabel("Bank")).hasValue("har");
        assertThat(page).hasURL(connect.screen("search?query=har"));
        assertThat(connect.requests()).doesNotContain("GET search?query=h");
    }

    @Test
    void leadsThroughWhatIsFoundByKeys() {
        var page = openFound();
        page.getByLabel("Bank").press("Enter");
        assertThat(page.locator("#found")).hasText("3 found, 2 shown");
        assertThat(page.getByLabel("Bank")).isFocused();
        assertThat(page).hasURL(connect.screen("search?query=har"));

        page.keyboard().press("ArrowDown");
        assertThat(page.getByText("Harbour Bank")).isFocused();
        page.keyboard().press("ArrowDown");
        assertThat(page.getByText("Harvest Union")).isFocused();
        page.keyboard().press("ArrowUp");
        page.keyboard().press("ArrowUp");
        assertThat(page.getByLabel("Bank")).isFocused();
        page.keyboard().press("ArrowUp");
        assertThat(page.getByLabel("Bank")).isFocused();
    }

    @Test
    void addsMoreOfWhatIsFound() {
        var page = openFound();
        page.getByLabel("Bank").press("Enter");
        assertThat(page.getByText("More")).isVisible();
        connect.with(
                "search",
                FOUND.formatted(
                        "3 found",
                        bank(0, "Harbour Bank")
                                + bank(1, "Harvest Union")
                                + bank(2, "Hard Money")));
        page.getByText("More").click();
        assertThat(page.getByText("Hard Money")).isFocused();
        assertThat(page.locator("#found")).hasText("3 found");
        assertThat(page.getByLabel("Bank")).hasValue("har");
    }

    private static final String FOUND =
            """
            <form data-live action=/s/key/search><input name=query aria-label=Bank></form>
            <p id=found role=status>%s</p><div id=institution-search class=results>%s</div>
            """;

    private static String bank(int place, String name) {
        return "<div id=bank-%d><button class=institution>%s</button></div>".formatted(place, name);
    }

    /** The search with a query typed, before the server has been asked. */
    private Page openFound() {
        connect.with("search", FOUND.formatted("", ""));
        var page = open("search");
        connect.with(
                "search",
                FOUND.formatted(
                        "3 found, 2 shown",
                        bank(0, "Harbour Bank")
                                + bank(1, "Harvest Union")
                                + "<a href=/s/key/search?shown=40#bank-2 data-more>More</a>"));
        page.getByLabel("Bank").fill("har");
        return page;
    }

    @Test
    void countsWhatIsChosen() {
        connect.with(
                "accounts",
                form(
                        "accounts",
                        """
                        <fieldset data-maximum=3>
                          <label hidden><input type=checkbox data-select-all> All</label>
                          <input type=checkbox name=account value=1>
                          <input type=checkbox name=account value=2>
                          <input type=checkbox name=account value=3>
                        </fieldset>
                        <p role=status data-count="{0} of 3 are chosen">Choose at least one.</p>
                        """,
                        "Save"));
        var page = open("accounts");
        var count = page.getByRole(AriaRole.STATUS);
        assertThat(count).hasText("0 of 3 are chosen");
        assertThat(button(page, "Save")).isEnabled();
        page.locator("[value='1']").check();
        assertThat(count).hasText("1 of 3 are chosen");
        page.getByLabel("All").check();
        assertThat(count).hasText("3 of 3 are chosen");
        assertThat(page.locator("[value='3']")).isChecked();
        button(page, "Save").click();
        assertThat(page).hasTitle("accounts");
        assertThat(connect.requests())
                .contains("POST accounts version=7&account=1&account=2&account=3");
    }

    @Test
    void letsNoMoreBeChosenThanTheMost() {
        connect.with(
                "accounts",
                form(
                        "accounts",
                        """
                        <fieldset data-maximum=1>
                          <label hidden><input type=checkbox data-select-all> All</label>
                          <input type=checkbox name=account value=1>
                          <input type=checkbox name=account value=2>
                        </fieldset>
                        """,
                        "Save"));
        var page = open("accounts");
        page.locator("[value='1']").check();
        assertThat(page.locator("[value='2']")).isDisabled();
        assertThat(page.getByLabel("All")).isHidden();
        page.locator("[value='1']").uncheck();
        assertThat(page.locator("[value='2']")).isEnabled();
    }

    @Test
    void unfoldsWhatSaysMore() {
        connect.with(
                "login",
                """
                <button type=button aria-expanded=false data-unfolds>Next: what happens</button>
                <div class=folded>More</div>
                """);
        var page = open("login");
        button(page, "Next: what happens").click();
        assertThat(page.locator("[data-unfolds]")).hasAttribute("aria-expanded", "true");
        button(page, "Next: what happens").click();
        assertThat(page.locator("[data-unfolds]")).hasAttribute("aria-expanded", "false");
    }

    @Test
    void showsAPasswordAndAsksBeforeTheExit() {
        connect.with(
                "login",
                """
                <form><input type=password id=pin aria-label=PIN autocomplete=off>
                <button type=button hidden data-reveal=pin data-show=Show data-hide=Hide>Show</button></form>
                <form action=/s/key/exit data-opens=ask><button>Exit</button></form>
                <dialog id=ask aria-label=Leave><form method=dialog><button>Stay here</button></form></dialog>
                """);
        var page = open("login");
        button(page, "Show").click();
        assertThat(page.getByLabel("PIN")).hasAttribute("type", "text");
        button(page, "Hide").click();
        assertThat(page.getByLabel("PIN")).hasAttribute("type", "password");
        button(page, "Exit").click();
        assertThat(dialog(page, "Leave")).isVisible();
        button(page, "Stay here").click();
        assertThat(dialog(page, "Leave")).isHidden();
        assertThat(connect.requests()).containsExactly("GET login");
    }

    @Test
    void opensTheBankInAWindowOfItsOwnAndClosesIt() {
        offerBank();
        var page = open("sign-in");
        var bank = page.waitForPopup(() -> button(page, "Next").click());
        assertThat(bank).hasURL(bankPage());
        assertShown(page, "oauth");
        page.reload();
        page.waitForRequest("**/progress", () -> {});
        assertThat(page.context().pages()).hasSize(2);
    }

    @Test
    void closesTheBankWhenItIsDone() {
        offerBank();
        var page = open("sign-in");
        var bank = page.waitForPopup(() -> button(page, "Next").click());
        assertThat(bank).hasURL(bankPage());
        bank.waitForClose(() -> connect.moving("GET progress", "accounts"));
        assertShown(page, "accounts");
    }

    @Test
    void keepsTheWindowWhileTheBankIsPrepared() {
        offerBank();
        connect.moving("POST sign-in", "loading")
                .with("loading", "", "data-progress=/s/key/prepared")
                .moving("GET prepared", "");
        var page = open("sign-in");
        var bank = page.waitForPopup(() -> button(page, "Next").click());
        assertShown(page, "loading");
        connect.moving("GET prepared", "oauth");
        assertThat(bank).hasURL(bankPage());
    }

    @Test
    void saysThatTheBanksWindowWasClosed() {
        offerBank();
        var page = open("sign-in");
        var bank = page.waitForPopup(() -> button(page, "Next").click());
        assertShown(page, "oauth");
        bank.close();
        assertShown(page, "closed");
        assertThat(connect.requests()).contains("POST oauth/window blocked=false&version=7");
    }

    /** Before it has shown anything, which must not be taken for a window that nobody sees. */
    @Test
    void saysThatTheBanksWindowWasClosedAtOnce() {
        offerBankHere("");
        var page = page();
        page.addInitScript(
                """
                const { open } = window;
                window.open = (...arguments) => {
                  const opened = open.apply(window, arguments);
                  opened.requestAnimationFrame = () => opened.close();
                  return opened;
                };
                """);
        page.navigate(connect.screen("sign-in"));
        button(page, "Next").click();
        assertShown(page, "closed");
        assertThat(connect.requests())
                .contains("POST oauth/window blocked=false&version=7")
                .noneMatch(request -> request.contains("oauth/here"));
    }

    @Test
    void saysThatTheBrowserBlockedTheBanksWindow() {
        offerBank();
        var page = page();
        page.addInitScript(REFUSE_WINDOWS);
        page.navigate(connect.screen("sign-in"));
        button(page, "Next").click();
        assertShown(page, "closed");
        assertThat(connect.requests()).contains("POST oauth/window blocked=true&version=7");
    }

    /** As in a web view of Android, where every window is the one there is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "window.open = (url) => { if (url) location.assign(url); return window; }",
                "window.open = () => ({ closed: true, close() {} })",
                "window.open = () => ({ closed: false, close() {}, requestAnimationFrame() {}, location: { replace() {} } })"
            })
    void opensTheBankInPlaceOfAPageThatIsTheOnlyOne(String windows) {
        offerBankHere("");
        var page = page();
        page.addInitScript(windows);
        page.navigate(connect.screen("sign-in"));
        button(page, "Next").click();
        assertShown(page, "bank");
        assertThat(connect.requests()).noneMatch(request -> request.contains("oauth/window"));
    }

    @Test
    void opensTheBankInPlaceOfAPageThatIsSaidToBeTheOnlyOne() {
        offerBankHere(" data-alone");
        var page = page();
        page.addInitScript("window.open = () => { throw new Error('There is one window'); }");
        page.navigate(connect.screen("sign-in"));
        button(page, "Next").click();
        assertShown(page, "bank");
        page.goBack();
        assertShown(page, "oauth");
        assertThat(connect.requests()).containsOnlyOnce("POST oauth/here version=7");
    }

    private void offerBankHere(String attributes) {
        offerBank();
        connect.with(
                        "sign-in",
                        form("sign-in", "", "Next").replace("<form", "<form data-opens-bank"),
                        attributes)
                .with(
                        "oauth",
                        form("oauth/here", "", "Here")
                                .replace("<form", "<form data-here data-document"),
                        "data-progress=/s/key/progress data-open=" + bankPage() + attributes)
                .moving("POST oauth/here", "bank");
    }

    @Test
    void leavesWhenThereIsNoHost() {
        connect.withEnd("done", "{}", "data-leave=" + PARTNER.address() + "/back");
        var page = page();
        page.navigate(connect.screen("done"));
        assertThat(page).hasURL(PARTNER.address() + "/back");
    }

    @ParameterizedTest
    @CsvSource({
        "ReactNativeWebView, reactNative, document",
        "ReactNativeWebView, reactNative, window",
        "maOBAndroidConnect, Android, postMessage",
        "Android, Android, postMessage",
        "webkit.messageHandlers.iosConnect, iOS, postMessage"
    })
    void speaksToTheAppAroundIt(String bridge, String platform, String way) {
        connect.with("landing", form("landing", "", "Next"))
                .moving("POST landing", "done")
                .withEnd("done", "{\"code\":200}", "data-leave=" + PARTNER.address());
        var page = page();
        page.addInitScript(
                """
                window.told = [];
                const bridge = { postMessage: (message) => told.push(message) };
                if ("%1$s".startsWith("webkit")) window.webkit = { messageHandlers: { iosConnect: bridge } };
                else window["%1$s"] = bridge;
                """
                        .formatted(bridge));
        page.navigate(connect.screen("landing"));
        var ping =
                "{type: 'ping', sdkVersion: '3', platform: '%s', redirectUrl: 'app://back'}"
                        .formatted(platform);
        page.evaluate(
                way.equals("postMessage")
                        ? "postMessage(" + ping + ", '*')"
                        : "%s.dispatchEvent(new MessageEvent('message', {data: JSON.stringify(%s)}))"
                                .formatted(way, ping));
        await(page, "told.length === 2");
        page.reload();
        button(page, "Next").click();
        assertShown(page, "done");
        await(page, "told.length === 3");

        assertThat(texts(page, "told")).containsExactly("route landing", "route done", "done");
        assertThat(page).hasURL(connect.screen("done"));
        assertThat(connect.requests())
                .containsOnlyOnce(
                        "POST host platform=%s&sdkVersion=3&redirectUrl=app://back&origin=&handlers=&popup=false"
                                .formatted(platform));
    }

    @Test
    void endsForAHostItDoesNotKnow() {
        connect.with("landing", "")
                .moving("POST host", "error")
                .withEnd("error", "{\"code\":1412,\"reason\":\"error\"}", "");
        var page = page();
        page.addInitScript(
                "window.told = []; window.Android = { postMessage: (text) => told.push(text) }");
        page.navigate(connect.screen("landing"));
        page.evaluate("postMessage({type: 'ping', platform: 'toaster'}, '*')");
        assertShown(page, "error");
        await(page, "told.length === 4");
        assertThat(texts(page, "told"))
                .containsExactly("ack", "route landing", "route error", "error");
    }

    @Test
    void tellsNothingToAFrameBesideIt() {
        connect.with("landing", form("landing", "", "Next"));
        var page = page();
        page.navigate(PARTNER.address().toString());
        page.evaluate(
                """
                address => {
                    window.told = [];
                    document.body.innerHTML = `<iframe id=beside></iframe><iframe id=connect src="${address}"></iframe>`;
                    const beside = document.getElementById("beside").contentWindow;
                    beside.addEventListener("message", ({ data }) => told.push(data));
                    addEventListener("message", ({ data }) => told.push(data));
                    beside.eval("setInterval(() => parent.frames[1].postMessage({type: 'ping', platform: 'iframe'}, '*'), 20)");
                }
                """,
                connect.screen("landing"));
        button(page.frameLocator("#connect"), "Next").click();
        assertThat(page.frameLocator("#connect").locator("h1")).hasText("landing");
        var listening = page.locator("#connect").elementHandle().contentFrame();
        listening.evaluate(
                "() => { window.pings = 0; addEventListener('message', () => pings++); }");
        listening.waitForFunction("() => window.pings >= 10");
        assertThat(page.evaluate("told.length")).isEqualTo(0);
        assertThat(connect.requests()).noneMatch(request -> request.startsWith("POST host"));
    }

    /** As the page of an app that the app has made, or has read from a file. */
    @Test
    void tellsAPageWithoutOriginThatFramesIt() {
        offerTheEnd();
        var page = page();
        page.evaluate(
                LISTENING
                        + """
                        document.body.innerHTML = `<iframe id=connect src="${address}"></iframe>`;
                        setInterval(() => frames[0].postMessage({ type: "ping", platform: "iframe" }, "*"), 50);
                        }
                        """,
                connect.screen("landing"));
        assertThat(page.evaluate("self.origin")).isEqualTo("null");
        button(page.frameLocator("#connect"), "Next").click();
        await(page, "told.some(({ type }) => type === 'done')");
        assertThat(texts(page, TOLD)).containsExactly("route landing", "route done", "done");
    }

    @Test
    void tellsAPageWithoutOriginThatHasOpenedIt() {
        offerTheEnd();
        var page = page();
        var popup = page.waitForPopup(() -> page.evaluate(OPENING, connect.screen("landing")));
        assertThat(page.evaluate("self.origin")).isEqualTo("null");
        await(page, "told.some(({ type }) => type === 'route')");
        button(popup, "Next").click();
        await(page, "told.some(({ type }) => type === 'done')");
        assertThat(texts(page, TOLD)).containsExactly("route landing", "route done", "done");
    }

    /** One without origin cannot be told from the opener, unless by not asking. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tellsNothingToAPageInPlaceOfAnOpenerWithoutOrigin(boolean hasOrigin) {
        offerTheEnd();
        var page = page();
        var popup = page.waitForPopup(() -> page.evaluate(OPENING, connect.screen("landing")));
        await(page, "told.some(({ type }) => type === 'route')");
        page.addInitScript(
                "window.told = []; addEventListener('message', ({ data }) => told.push(data))");
        if (hasOrigin) {
            page.evaluate("address => { location.href = address }", PARTNER.address().toString());
            page.waitForURL(PARTNER.address() + "/");
        } else {
            page.navigate("data:text/html,<h1>Other</h1>");
        }
        button(popup, "Next").click();
        assertShown(popup, "done");
        popup.evaluate("opener.postMessage('last', '*')");
        await(page, "told.includes('last')");
        assertThat(page.evaluate("told")).isEqualTo(List.of("last"));
    }

    /** The same with the vendor's web SDK, as it is published, around the page. */
    @Nested
    @EnabledIf("io.fairlead.support.WebSdk#isInstalled")
    class WithTheWebSdk {

        @ParameterizedTest
        @ValueSource(strings = {"done", "cancel", "error"})
        void isOneDocumentThatTellsEverythingOnce(String end) {
            journey(end);
            var page = launch();
            var frame = page.frameLocator("#connectIframe");
            button(frame, "Next").click();
            button(frame, "Finish").click();
            assertThat(page.locator("#connectIframe")).hasCount(0);
            assertThat(events(page))
                    .containsExactly(
                            "Load",
                            "Route landing",
                            "Route search",
                            "Route " + end,
                            capitalized(end));
            assertThat(connect.requests())
                    .containsOnlyOnce(
                            "POST host platform=iframe&sdkVersion=2.3.0&redirectUrl="
                                    + "&origin="
                                    + PARTNER.address()
                                    + "&handlers=onLoad,onUser,onRoute,onDone,onCancel,onError"
                                    + "&popup=false");
        }

        @Test
        void fillsTheElementOfAPartner() {
            journey("done");
            var page = launch("selector");
            var frame = page.frameLocator("#place #connectIframe");
            button(frame, "Next").click();
            button(frame, "Finish").click();
            assertThat(page.locator("#connectIframe")).hasCount(0);
        }

        @Test
        void repeatsNothingAfterAReloadOfTheFrame() {
            journey("done");
            var page = launch();
            await(page, "events.length === 2");
            var frame = page.frames().get(1);
            frame.evaluate("location.reload()");
            await(page, "messages.filter(({ type }) => type === 'ack').length === 2");
            await(page, "messages.filter(({ type }) => type === 'route').length === 2");
            button(page.frameLocator("#connectIframe"), "Next").click();
            assertThat(page.frameLocator("#connectIframe").locator("h1")).hasText("search");
            await(page, "messages.length === 5");
            assertThat(texts(page, "messages"))
                    .containsExactly(
                            "ack", "route landing", "ack", "route landing", "route search");
        }

        @Test
        void answersEveryPingInAPopup() {
            journey("done");
            var page = host("popup");
            var popup = page.waitForPopup(() -> button(page, "Connect").click());
            await(page, "messages.filter(({ type }) => type === 'ack').length >= 3");
            popup.reload();
            await(page, "messages.filter(({ type }) => type === 'ack').length >= 5");
            button(popup, "Next").click();
            popup.waitForClose(() -> button(popup, "Finish").click());
            assertThat(events(page))
                    .containsExactly(
                            "Load",
                            "Route landing",
                            "Route landing",
                            "Route search",
                            "Route done",
                            "Done");
        }

        @Test
        void letsTheSdkOpenAndCloseTheBank() {
            offerBank();
            var page = launch();
            var frame = page.frameLocator("#connectIframe");
            var bank = page.waitForPopup(() -> button(frame, "Next").click());
            assertThat(bank).hasURL(bankPage());
            bank.waitForClose(() -> connect.moving("GET progress", "accounts"));
            assertThat(frame.locator("h1")).hasText("accounts");
            assertThat(texts(page, "messages"))
                    .containsExactly(
                            "ack",
                            "route sign-in",
                            "route oauth",
                            "url",
                            "closePopup",
                            "route accounts");
        }

        @Test
        void hearsThatTheBanksWindowWasClosed() {
            offerBank();
            var page = launch();
            var frame = page.frameLocator("#connectIframe");
            var bank = page.waitForPopup(() -> button(frame, "Next").click());
            bank.close();
            assertThat(frame.locator("h1")).hasText("closed");
            assertThat(connect.requests()).contains("POST oauth/window blocked=false&version=7");
        }

        @Test
        void hearsThatTheBanksWindowWasBlocked() {
            offerBank();
            var page = launch();
            page.evaluate(REFUSE_WINDOWS);
            var frame = page.frameLocator("#connectIframe");
            button(frame, "Next").click();
            assertThat(frame.locator("h1")).hasText("closed");
            assertThat(connect.requests()).contains("POST oauth/window blocked=true&version=7");
        }

        @Test
        void opensTheBankBesideAPopup() {
            offerBank();
            var page = host("popup");
            var popup = page.waitForPopup(() -> button(page, "Connect").click());
            await(page, "events.length === 2");
            var bank = popup.waitForPopup(() -> button(popup, "Next").click());
            assertThat(bank).hasURL(bankPage());
            assertShown(popup, "oauth");
            bank.waitForClose(() -> connect.moving("GET progress", "accounts"));
            assertShown(popup, "accounts");
            assertThat(texts(page, "messages")).doesNotContain("url", "closePopup");
        }

        @Test
        void leavesTheBankToAPartnerWhoAsksForIt() {
            offerBank();
            var page = host("popup", "onUrl");
            var popup = page.waitForPopup(() -> button(page, "Connect").click());
            await(page, "events.length === 2");
            button(popup, "Next").click();
            assertShown(popup, "oauth");
            connect.moving("GET progress", "accounts");
            assertShown(popup, "accounts");
            await(page, "events.length === 6");
            assertThat(
                            page.evaluate(
                                    "events.filter(({ name }) => name === 'Url').map(({ payload }) => payload)"))
                    .isEqualTo(List.of(List.of("OPEN", bankPage()), List.of("CLOSE")));
        }

        @Test
        void letsTheSdkOpenLinksThatLeaveTheSession() {
            connect.with("landing", "<a target=_blank href=%s>Help</a>".formatted(bankPage()));
            var page = launch();
            await(page, "events.length === 2");
            var help =
                    page.waitForPopup(
                            () -> page.frameLocator("#connectIframe").getByText("Help").click());
            assertThat(help).hasURL(bankPage());
            assertThat(texts(page, "messages")).contains("url");
        }

        @Test
        void tellsNothingToAnotherSiteInPlaceOfTheHost() {
            journey("done");
            var page = host("popup");
            var popup = page.waitForPopup(() -> button(page, "Connect").click());
            await(page, "events.length === 2");
            page.addInitScript(
                    "window.told = []; addEventListener('message', ({ data }) => told.push(data))");
            page.navigate(connect.screen("elsewhere"));
            button(popup, "Next").click();
            button(popup, "Finish").click();
            assertShown(popup, "done");
            assertThat(page.evaluate("told.length")).isEqualTo(0);
            complaints.removeIf(complaint -> complaint.contains("does not match the recipient"));
        }

        private Page launch(String... options) {
            var page = host(options);
            button(page, "Connect").click();
            await(page, "messages.some(({ type }) => type === 'ack')");
            return page;
        }

        private Page host(String... options) {
            var page = page();
            var first = connect.has("sign-in") ? "sign-in" : "landing";
            page.navigate(PARTNER.launching(connect.screen(first), options));
            return page;
        }

        private void journey(String end) {
            connect.with("landing", form("landing", "", "Next"))
                    .moving("POST landing", "search")
                    .with("search", form("search", "", "Finish"))
                    .moving("POST search", end)
                    .withEnd(
                            end,
                            "{\"code\":200,\"reason\":\"test\"}",
                            "data-leave=" + PARTNER.address() + "/back");
        }
    }

    private void offerTheEnd() {
        connect.with("landing", form("landing", "", "Next"))
                .moving("POST landing", "done")
                .withEnd("done", "{\"code\":200}", "");
    }

    /** A bank with a page of its own, which is ready as soon as GET progress leads somewhere. */
    private void offerBank() {
        connect.with(
                        "sign-in",
                        form("sign-in", "", "Next").replace("<form", "<form data-opens-bank"))
                .moving("POST sign-in", "oauth")
                .with("oauth", "", "data-progress=/s/key/progress data-open=" + bankPage())
                .moving("GET progress", "")
                .moving("POST oauth/window", "closed");
    }

    private static String bankPage() {
        return PARTNER.address() + "/bank";
    }

    private static String form(String action, String content, String button, String... more) {
        return "<form method=post action=/s/key/%s><input type=hidden name=version value=7>%s<button>%s</button>%s</form>"
                .formatted(action, content, button, String.join("", more));
    }

    private Page open(String screen) {
        var page = page();
        page.navigate(connect.screen(screen));
        return page;
    }

    private Page page() {
        var context = Chromium.fresh();
        contexts.add(context);
        context.onConsoleMessage(
                message -> {
                    if (!message.type().equals("log")) {
                        complaints.add(message.text());
                    }
                });
        context.onWebError(error -> complaints.add(error.error()));
        var page = context.newPage();
        return page;
    }

    private void assertShown(Page page, String screen) {
        assertThat(page.locator("h1")).hasText(screen);
        assertThat(page).hasTitle(screen);
        assertThat(page).hasURL(connect.screen(screen));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator button(FrameLocator frame, String name) {
        return frame.getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName(name));
    }

    private static Locator dialog(Page page, String name) {
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(name));
    }

    /** The SDK's calls of the partner's handlers. */
    @SuppressWarnings("unchecked")
    private static List<String> events(Page page) {
        return (List<String>)
                page.evaluate(
                        "events.map(({ name, payload: [data] }) => `${name} ${data?.screen ?? ''}`.trim())");
    }

    /** Asked from here: a page's policy lets nothing evaluate text again and again within it. */
    private static void await(Page page, String condition) {
        page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate(condition)));
    }

    /** Type and screen of the messages in an array of the page. */
    @SuppressWarnings("unchecked")
    private static List<String> texts(Page page, String array) {
        return (List<String>)
                page.evaluate(
                        array
                                + """
                                .map((message) => typeof message === "string" ? JSON.parse(message) : message)
                                .map(({ type, data }) => `${type} ${data?.screen ?? ""}`.trim())
                                """);
    }

    private static String capitalized(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
