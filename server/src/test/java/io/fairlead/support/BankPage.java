package io.fairlead.support;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/**
 * The pages of FinBank on which its users sign in and say what they share.
 *
 * @param page the window, or the tab in which they stand in place of the app
 */
public record BankPage(Page page) {

    public BankPage signIn(String username, String password) {
        page.getByLabel("USERNAME").fill(username);
        page.getByLabel("PASSWORD").fill(password);
        press("NEXT");
        assertThat(page.locator("h1")).hasText("Share your accounts with Fairlead");
        return this;
    }

    public void allow() {
        press("Allow");
    }

    public void decline() {
        press("Cancel");
    }

    private void press(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
    }
}
