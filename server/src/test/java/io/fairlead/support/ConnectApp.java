package io.fairlead.support;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The Connect app as a consumer uses it: by what the screens say. Every screen that a test meets is
 * examined by axe, once.
 *
 * @param frame where it is shown: a page, or a frame in one
 * @param scripts whether the browser runs any, which axe needs
 */
public record ConnectApp(Frame frame, boolean scripts) {

    private static final Set<String> EXAMINED = ConcurrentHashMap.newKeySet();

    /** Opens a link in place of the page. */
    public static ConnectApp opened(Page page, TestLink link) {
        page.navigate(link.toString());
        return in(page);
    }

    /** What a page shows. */
    public static ConnectApp in(Page page) {
        return new ConnectApp(page.mainFrame(), true);
    }

    /** What the browser shows when it runs no scripts. */
    public ConnectApp withoutScripts() {
        return new ConnectApp(frame, false);
    }

    /** Waits for the screen of this heading. */
    public ConnectApp shows(String heading) {
        assertThat(heading()).hasText(heading);
        assertThat(heading()).isVisible();
        assertAccessible();
        return this;
    }

    /** Waits for a message on the present screen. */
    public ConnectApp alerts(String message) {
        assertThat(frame.getByRole(AriaRole.ALERT)).containsText(message);
        assertAccessible();
        return this;
    }

    public ConnectApp press(String button) {
        button(button).click();
        return this;
    }

    public ConnectApp follow(String link) {
        link(link).click();
        return this;
    }

    public ConnectApp fill(String field, String text) {
        field(field).fill(text);
        return this;
    }

    public ConnectApp tick(String option) {
        option(option).check();
        return this;
    }

    // the way through a session

    /** Goes on from the first screen. */
    public ConnectApp accept() {
        return press("Next").shows("Find your bank");
    }

    /** Types a bank's name, waits until it is found, and goes on to its sign-in. */
    public ConnectApp choose(String bank) {
        fill("Search for your bank", bank);
        assertThat(frame.locator("#found")).containsText("found");
        found(bank).click();
        return shows((bank.contains("OAuth") ? "Connect " : "Sign in to ") + bank);
    }

    public ConnectApp signIn(String userid, String password) {
        return fill("Banking Userid", userid).fill("Banking Password", password).press("Submit");
    }

    /** Ticks accounts on the screen that offers them, and goes on to the review. */
    public ConnectApp share(String... accounts) {
        choose(accounts);
        beginning("Save").click();
        return this;
    }

    /** Ticks accounts of the first bank, and shares no others. */
    public ConnectApp shareAndFinish(String... accounts) {
        choose(accounts);
        return press("Share and finish");
    }

    private void choose(String... accounts) {
        for (var account : accounts) {
            tick(account);
        }
    }

    /** The first bank of this name among those found. */
    public Locator found(String bank) {
        var name = frame.getByText(bank, new Frame.GetByTextOptions().setExact(true));
        return frame.locator("#institution-search")
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHas(name))
                .first();
    }

    /** Leaves, and says so once more. */
    public ConnectApp exit() {
        press("Exit");
        assertThat(dialog("Do you want to leave?")).isVisible();
        assertAccessible();
        return press("Leave: Confirm link");
    }

    // what is seen

    public Locator heading() {
        return frame.locator("h1");
    }

    public Locator button(String name) {
        return frame.getByRole(
                AriaRole.BUTTON, new Frame.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The button whose name begins so, as automation finds it. */
    public Locator beginning(String name) {
        var pattern = Pattern.compile("^" + name + "\\b");
        return frame.getByRole(AriaRole.BUTTON, new Frame.GetByRoleOptions().setName(pattern));
    }

    public Locator link(String name) {
        return frame.getByRole(AriaRole.LINK, new Frame.GetByRoleOptions().setName(name));
    }

    public Locator field(String label) {
        return frame.getByLabel(label, new Frame.GetByLabelOptions().setExact(true));
    }

    /** A box or a button of a choice. */
    public Locator option(String name) {
        var boxes = frame.getByRole(AriaRole.CHECKBOX, new Frame.GetByRoleOptions().setName(name));
        return boxes.or(frame.getByRole(AriaRole.RADIO, new Frame.GetByRoleOptions().setName(name)))
                .first();
    }

    public Locator dialog(String name) {
        return frame.getByRole(AriaRole.DIALOG, new Frame.GetByRoleOptions().setName(name));
    }

    /** The part of the address below the session's. */
    public String screen() {
        return frame.url().replaceFirst(".*/s/[^/]+/?", "");
    }

    private void assertAccessible() {
        if (!scripts) {
            return;
        }
        var screen =
                "%s %s %s"
                        .formatted(
                                screen(),
                                heading().textContent(),
                                frame.locator("[role=alert], dialog[open]").count());
        if (!EXAMINED.add(screen)) {
            return;
        }
        assertThat(Axe.faults(frame)).as(screen).isEmpty();
    }
}
