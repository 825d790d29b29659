package io.fairlead.connect;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.fairlead.support.FinBankInstitutions.FINBANK;
import static io.fairlead.support.FinBankInstitutions.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.fairlead.shared.RandomId;
import io.fairlead.shared.page.Language;
import io.fairlead.shared.page.Texts;
import io.fairlead.support.Axe;
import io.fairlead.support.BankPage;
import io.fairlead.support.ConnectApp;
import io.fairlead.support.ConsumerBrowser;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.LinkedCustomer;
import io.fairlead.support.MovableClock;
import io.fairlead.support.PartnerSite;
import io.fairlead.support.TestJourney;
import io.fairlead.support.TestLink;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Consumers go through Connect in a real browser, from the link to the end. */
@FairleadTest
@EnabledIf("io.fairlead.support.Chromium#isInstalled")
class ConnectBrowserJourneyTest {

    private static final String REFUSE_WINDOWS = "window.open = () => null";

    private final FairleadServer server;
    private final MovableClock clock;
    private final TestJourney journey;
    private final LinkedCustomer owner;
    @AutoClose private final ConsumerBrowser browser;

    ConnectBrowserJourneyTest(FairleadServer server, MovableClock clock) {
        this.server = server;
        this.clock = clock;
        this.journey = server.newJourney();
        this.owner = journey.owner();
        this.browser = server.newBrowser();
    }

    // Full

    @Test
    void sharesChosenAccountsOfTwoBanks() {
        var page = browser.phone();
        var app = ConnectApp.opened(page, fullThatLeadsBack());
        app.shows("Share your bank data with Harbour Bank").accept();
        app.choose("FinBank").shows("Sign in to FinBank");
        var next = page.getByText("FinBank may ask you for a code");
        assertThat(next).isHidden();
        app.beginning("Next").click();
        assertThat(next).isVisible();
        assertThat(Axe.faults(app.frame())).isEmpty();
        app.signIn("demo", "go").shows("Choose accounts to share");
        app.share().shows("Choose accounts to share").alerts("Choose at least 1 account.");
        app.share("Checking", "Savings").shows("Review your accounts");
        assertThat(page.getByText("This is what you share with Harbour Bank")).isVisible();
        assertThat(page.getByText("Home Mortgage")).hasCount(0);

        app.follow("Add another bank").shows("Find your bank");
        app.choose("FinBank Profiles - A").shows("Sign in to FinBank Profiles - A");
        app.signIn("anna", "profile_03").shows("Choose accounts to share");
        app.share("Select all").shows("Review your accounts");
        assertThat(page.locator(".shared")).hasCount(2);
        app.press("Submit").shows("Thank you!");
        assertThat(page.getByText("Your submission was successful.")).isVisible();
        assertThat(shared()).isEqualTo(7);
        app.follow("Return to Harbour Bank");
        assertThat(page).hasURL(back("?code=200&reason=complete"));
    }

    @Test
    void findsBanksAsOneTypes() {
        var page = browser.phone();
        var app = ConnectApp.opened(page, full()).accept();
        var field = app.field("Search for your bank");
        field.pressSequentially("profi");
        assertThat(page.locator("#found")).containsText("banks found");
        assertThat(app.found("FinBank Profiles - B")).isVisible();
        assertThat(field).isFocused();
        app.fill("Search for your bank", "nowhere at all");
        assertThat(page.getByText("No bank of that name")).isVisible();
        app.shows("Find your bank");
        app.fill("Search for your bank", "");
        assertThat(page.locator("#found")).hasText("Popular banks");
        app.fill("Search for your bank", "profi");
        assertThat(page.locator("#found")).containsText("banks found");
        assertThat(app.found("FinBank")).hasCount(0);
        app.fill("Search for your bank", "c");
        assertThat(page.locator("#found")).hasText("Popular banks");
        assertThat(app.found("FinBank")).isVisible();
        assertThat(field).hasValue("c");
    }

    @Test
    void keepsTheUserNameAndNoPassword() {
        var app = atLogin("FinBank").signIn("demo", "mistyped").alerts("Please check your sign-in");
        assertThat(app.field("Banking Userid")).hasValue("demo");
        assertThat(app.field("Banking Password")).hasValue("");
        assertThat(app.frame().content()).doesNotContain("mistyped");
        app.fill("Banking Password", "go").press("Show");
        assertThat(app.field("Banking Password")).hasAttribute("type", "text");
        app.press("Submit").shows("Choose accounts to share");
    }

    @Test
    void saysWhatToDoAboutABankThatRefuses() {
        var app = atLogin("FinBank").signIn("demo", "125").shows("The bank did not let you in");
        assertThat(app.link("Go to FinBank"))
                .hasAttribute("href", "https://finbank.example/" + FINBANK);
        app.press("Try again").shows("Sign in to FinBank");
        app.signIn("demo", "130").shows("The bank did not let you in");
        app.press("Choose another bank").shows("Find your bank");
        app.fill("Search for your bank", "FinBank Offline").found("FinBank Offline").click();
        app.shows("The bank is down for maintenance");
    }

    @Test
    void changesAndRemovesWhatIsShared() {
        owner.linked(FINBANK, "demo", "go");
        owner.linked(PROFILES, "anna", "profile_03");
        var page = browser.phone();
        var app = ConnectApp.opened(page, full()).press("Next").shows("Review your accounts");
        var profiles = page.locator(".shared").filter(having("FinBank Profiles - A"));
        profiles.getByText("Change accounts").click();
        app.shows("Update accounts");
        assertThat(app.option("ROTH")).isChecked();
        app.option("ROTH").uncheck();
        app.press("Save").shows("Review your accounts");
        assertThat(profiles.getByText("ROTH")).hasCount(0);

        profiles.getByText("Remove bank").click();
        assertThat(app.dialog("Remove FinBank Profiles - A?")).isVisible();
        app.shows("Review your accounts").press("Keep it");
        assertThat(page.locator(".shared")).hasCount(2);
        profiles.getByText("Remove bank").click();
        app.press("Remove");
        assertThat(page.locator(".shared")).hasCount(1);
        app.press("Remove bank").press("Remove").shows("Find your bank");
        assertThat(shared()).isZero();
    }

    @Test
    void waitsForABankAndCanBeLeft() {
        var userid = "slow_" + RandomId.hex();
        server.bank().stallAccounts(userid, 20, 1);
        var app = atLogin("FinBank Profiles - A").signIn(userid, "profile_03");
        app.shows("Looking for your accounts at FinBank Profiles - A");
        app.press("Stop and choose another bank").shows("Find your bank");
        server.bank().stallAccounts(userid, 5, 1);
        app.choose("FinBank Profiles - A").shows("Sign in to FinBank Profiles - A");
        app.signIn(userid, "profile_03").shows("Looking for your accounts at FinBank Profiles - A");
        app.shows("Choose accounts to share");
    }

    // the bank's questions

    @Test
    void answersOneQuestionAfterAnother() {
        var app = atLoginOf(lite(FINBANK), "FinBank").signIn("tfa_text", "go");
        app.shows("FinBank asks to be sure it is you");
        app.fill("What was the name of your first pet?", "mfa").press("Submit");
        app.fill("On which street did you grow up?", "Main Street").press("Submit");
        app.shows("Thank you!");
    }

    @Test
    void typesTheCharactersOfAPicture() {
        var app = atLoginOf(lite(FINBANK), "FinBank").signIn("tfa_image", "go");
        app.shows("FinBank asks to be sure it is you");
        assertThat(app.frame().locator("img.captcha")).isVisible();
        app.fill("Type the characters that you see in the picture.", "x").press("Submit");
        app.shows("Thank you!");
    }

    @Test
    void triesAgainAfterAWrongAnswer() {
        var app = atLoginOf(lite(FINBANK), "FinBank").signIn("tfa_choice", "go");
        app.shows("FinBank asks to be sure it is you");
        app.tick("None of these").press("Submit");
        app.shows("FinBank asks to be sure it is you").alerts("That answer was not accepted");
        app.tick("Lincoln High School").press("Submit").shows("Thank you!");
    }

    @Test
    void asksForANewCode() {
        var app = atLoginOf(lite(FINBANK), "FinBank").signIn("tfa_code", "go");
        app.shows("FinBank asks to be sure it is you").tick("Text message").press("Submit");
        var code = app.frame().locator("[autocomplete=one-time-code][inputmode=numeric]");
        code.fill("000000");
        app.press("Submit").alerts("That answer was not accepted");
        assertThat(code).isFocused();
        var first = app.frame().locator(".field label").textContent();
        app.press("Send a new code").alerts("FinBank was asked for a new code");
        var prompt = app.frame().locator(".field label").textContent();
        assertThat(prompt).isNotEqualTo(first);
        code.fill(prompt.replaceAll("[^0-9]", ""));
        app.press("Submit").shows("Thank you!");
    }

    @Test
    void goesBackFromAQuestionToTheFormThatKnowsTheUserName() {
        var app = atLoginOf(lite(FINBANK), "FinBank").signIn("tfa_text", "go");
        app.shows("FinBank asks to be sure it is you").follow("Back").shows("Sign in to FinBank");
        assertThat(app.field("Banking Userid")).hasValue("tfa_text");
        assertThat(app.field("Banking Password")).hasValue("");
        assertThat(app.frame().url()).doesNotContain("tfa_text");
    }

    @Test
    void answersPicturesOnceSomeAreChosen() {
        var app = atLoginOf(lite(FINBANK), "FinBank").signIn("tfa_multi", "go");
        app.shows("FinBank asks to be sure it is you").press("Submit");
        app.alerts("Please answer each question");
        app.option("").check();
        app.press("Submit").shows("Thank you!");
    }

    @ParameterizedTest
    @ValueSource(strings = {"imagechoice", "imagechoice2"})
    void choosesPictures(String password) {
        var app = atLoginOf(lite(FINBANK), "FinBank").signIn("demo", password);
        app.shows("FinBank asks to be sure it is you");
        app.option("").check();
        app.press("Submit").shows("Thank you!");
    }

    // the bank's own page

    @Test
    void givesItsConsentInAWindowOfTheBank() {
        var page = browser.phone();
        var app = atIntro(page, "FinBank OAuth");
        var bank = window(page, app);
        app.shows("Go on at FinBank OAuth");
        bank.signIn("profile_03", "profile_03");
        bank.page().waitForClose(bank::allow);
        app.shows("Choose accounts to share").share("Checking").shows("Review your accounts");
        app.press("Submit").shows("Thank you!");
    }

    @Test
    void deniesItsConsent() {
        var page = browser.phone();
        var app = atIntro(page, "FinBank OAuth");
        var bank = window(page, app).signIn("profile_03", "profile_03");
        bank.page().waitForClose(bank::decline);
        app.shows("You cancelled at the bank");
        var again = page.waitForPopup(() -> app.press("Try again"));
        again.waitForClose(() -> new BankPage(again).signIn("profile_03", "profile_03").allow());
        app.shows("Choose accounts to share");
    }

    @Test
    void closesTheBanksWindowTooEarly() {
        var page = browser.phone();
        var app = atIntro(page, "FinBank OAuth");
        var closed = window(page, app);
        app.shows("Go on at FinBank OAuth");
        closed.page().close();
        app.shows("Connect FinBank OAuth").alerts("The bank’s window was closed");
        var bank = window(page, app).signIn("profile_03", "profile_03");
        bank.page().waitForClose(bank::allow);
        app.shows("Choose accounts to share");
    }

    @Test
    void opensTheBankInTheSameTabWhereWindowsAreBlocked() {
        browser.visits(server.bank().address());
        var page = browser.phone();
        page.addInitScript(REFUSE_WINDOWS);
        var app = atIntro(page, "FinBank OAuth").press("Next");
        app.alerts("Your browser blocked the bank’s window");
        app.press("Open it in this tab instead");
        new BankPage(page).signIn("profile_03", "profile_03").allow();
        app.shows("Choose accounts to share").share("Checking").shows("Review your accounts");
    }

    @Test
    void opensTheBankInPlaceOfAnAppWithOneWindow() {
        browser.visits(server.bank().address());
        var page = browser.phone();
        page.addInitScript("window.open = () => { throw new Error('There is one window') }");
        var link =
                journey.link(journey.full().with("isWebView", true).with("redirectUri", back("")));
        ConnectApp.opened(page, link).accept().choose("FinBank OAuth").press("Next");
        new BankPage(page).signIn("profile_03", "profile_03").allow();
        var app = ConnectApp.in(page).shows("Choose accounts to share");
        app.share("Checking").shows("Review your accounts");
    }

    // Lite, Joint Borrower, Fix

    @Test
    void sharesAllAccountsOfTheBankOfALiteLink() {
        var page = browser.phone();
        var link = journey.link(journey.lite().with("redirectUri", back("?state=7")));
        var app = ConnectApp.opened(page, link);
        app.shows("Share your FinBank Profiles - A data with Harbour Bank").press("Next");
        app.shows("Sign in to FinBank Profiles - A").signIn("sue_wealthy", "profile_700");
        app.shows("Thank you!").follow("Return to Harbour Bank");
        assertThat(page).hasURL(back("?state=7&code=200&reason=complete"));
    }

    @Test
    void leadsBothBorrowersThroughTheirParts() {
        var other = journey.partner().newCustomer();
        var page = browser.phone();
        var app = ConnectApp.opened(page, journey.link(journey.joint(other)));
        app.shows("Share your bank data with Harbour Bank, together").press("Next");
        app.shows("Your part, and your co-borrower’s").press("Start Borrower 1’s part");
        assertThat(page.getByText("Borrower 1’s turn")).isVisible();
        app.shows("Find your bank").choose("FinBank").signIn("demo", "go");
        app.shows("Choose accounts to share");
        assertThat(page.getByText("Borrower 1’s turn")).isVisible();
        app.shareAndFinish("Checking").shows("Your part, and your co-borrower’s");
        app.press("Start Borrower 2’s part").shows("Find your bank");
        assertThat(page.getByText("Borrower 2’s turn")).isVisible();
        app.choose("FinBank Profiles - A").signIn("anna", "profile_03");
        app.shows("Choose accounts to share").share("ROTH").shows("Review your accounts");
        assertThat(page.getByText("Checking")).hasCount(0);
        app.press("Submit").shows("Your part, and your co-borrower’s");

        app.press("Change Borrower 1’s part").shows("Review your accounts");
        assertThat(page.getByText("ROTH")).hasCount(0);
        app.press("Submit").shows("Your part, and your co-borrower’s");
        app.press("Submit").shows("Thank you!");
        assertThat(shared()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {103, 109})
    void asksForTheCredentialsThatChanged(int status) {
        var login = owner.broken(owner.linked(PROFILES, "anna", "profile_03"), status);
        var app = ConnectApp.opened(browser.phone(), fix(login));
        app.shows("Renew your connection to FinBank Profiles - A").press("Next");
        app.shows("Sign in to FinBank Profiles - A").signIn("anna", "profile_03");
        app.shows("Thank you!");
    }

    @ParameterizedTest
    @ValueSource(ints = {185, 187, 931})
    void asksOnlyTheBanksQuestion(int status) {
        var added = atLoginOf(lite(FINBANK), "FinBank").signIn("tfa_text", "go");
        added.fill("What was the name of your first pet?", "Rex").press("Submit");
        added.shows("Thank you!");

        var app = ConnectApp.opened(browser.phone(), fix(owner.broken(owner.login(), status)));
        app.press("Next").shows("FinBank asks to be sure it is you");
        app.fill("What was the name of your first pet?", "Rex").press("Submit");
        app.shows("Thank you!");
    }

    @Test
    void asksForTheConsentThatHasEnded() {
        var page = browser.phone();
        var first = atIntro(page, "FinBank OAuth");
        consent(window(page, first));
        first.shows("Choose accounts to share").share("Select all").shows("Review your accounts");
        first.press("Submit").shows("Thank you!");

        var again = browser.phone();
        var app = ConnectApp.opened(again, fix(owner.broken(owner.login(), 947)));
        app.shows("Renew your connection to FinBank OAuth");
        consent(window(again, app));
        app.shows("Thank you!");
    }

    @Test
    void sendsTheConsumerToTheBankFirst() {
        var userid = "terms_" + journey.customer();
        var login = owner.broken(owner.linked(PROFILES, userid, "profile_03"), 108);
        var fault = server.bank().demandNewTerms(userid);
        var app = ConnectApp.opened(browser.phone(), fix(login)).press("Next");
        app.shows("Sign in to FinBank Profiles - A").signIn(userid, "profile_03");
        app.shows("Your bank needs something from you first");
        assertThat(app.link("Go to FinBank Profiles - A")).isVisible();
        server.bank().repair(fault);
        app.press("Try again").shows("Sign in to FinBank Profiles - A");
        app.signIn(userid, "profile_03").shows("Thank you!");
    }

    @Test
    void hasNothingToFix() {
        var login = owner.linked(PROFILES, "anna", "profile_03");
        var page = browser.phone();
        var link = journey.link(journey.fix(login).with("redirectUri", back("")));
        var app = ConnectApp.opened(page, link).shows("You're good to go.");
        app.press("Exit").shows("You're good to go.").follow("Return to Harbour Bank");
        assertThat(page).hasURL(back("?code=201&reason=error"));
    }

    // leaving and coming back

    @Test
    void leavesInTheMiddle() {
        var page = browser.phone();
        var app = ConnectApp.opened(page, fullThatLeadsBack()).accept().choose("FinBank");
        app.shows("Sign in to FinBank").exit();
        app.shows("You have left").follow("Return to Harbour Bank");
        assertThat(page).hasURL(back("?code=100&reason=exit"));
        assertThat(shared()).isZero();
    }

    @Test
    void asksWhetherSomebodyIsThereAndEnds() {
        var page = browser.phone();
        page.clock().install();
        var app = ConnectApp.opened(page, full()).accept();
        clock.advance(Duration.ofSeconds(301), page);
        assertThat(app.dialog("Are you still there?")).containsText("Your session ends in 1:");
        app.shows("Find your bank");
        page.waitForResponse("**/stay", () -> app.press("I am still here"));
        clock.advance(Duration.ofSeconds(200), page);
        app.shows("Find your bank");
        clock.advance(Duration.ofSeconds(101), page);
        assertThat(app.dialog("Are you still there?")).isVisible();
        clock.advance(Duration.ofSeconds(120), page);
        app.shows("Your session has ended");
        page.goBack();
        assertThat(page).hasURL("about:blank");
    }

    @Test
    void goesOnWhereItStoodAfterAReloadAndInASecondTab() {
        var link = full();
        var page = browser.phone();
        var app = ConnectApp.opened(page, link).accept().choose("FinBank");
        app.shows("Sign in to FinBank").signIn("tfa_text", "go");
        app.shows("FinBank asks to be sure it is you");
        page.reload();
        app.shows("FinBank asks to be sure it is you");

        var tab = browser.tabBeside(page);
        tab.navigate(page.url());
        var second = ConnectApp.in(tab).shows("FinBank asks to be sure it is you");
        second.fill("What was the name of your first pet?", "Rex").press("Submit");
        second.shows("Choose accounts to share");
        app.fill("What was the name of your first pet?", "Rex").press("Submit");
        app.shows("Choose accounts to share").share("Checking").shows("Review your accounts");
        second.share("Savings").shows("Review your accounts");
        assertThat(shared()).isEqualTo(1);

        var other = ConnectApp.opened(browser.phone(), link);
        other.shows("Share your bank data with Harbour Bank").accept();
        var reopened = ConnectApp.opened(browser.tabBeside(page), link);
        reopened.shows("Review your accounts");
        reopened.press("Submit").shows("Thank you!");
        app.press("Submit").shows("Thank you!");
    }

    @Test
    void goesBackAndForwardWithTheBrowser() {
        var page = browser.phone();
        var app = ConnectApp.opened(page, full()).accept().choose("FinBank");
        app.shows("Sign in to FinBank");
        page.goBack();
        app.shows("Find your bank");
        page.goBack();
        app.shows("Share your bank data with Harbour Bank");
        page.goForward();
        app.shows("Share your bank data with Harbour Bank").accept();
        app.choose("FinBank").follow("Back").shows("Find your bank");
        app.choose("FinBank").shows("Sign in to FinBank").signIn("demo", "go");
        app.shows("Choose accounts to share").share("Checking").shows("Review your accounts");
        assertThat(app.frame().content()).doesNotContain("Banking Password");
    }

    /** Each press shows something else, asks whether to leave, or leaves. */
    @Test
    void goesBackFromTheChoiceOfAccountsStepByStep() {
        var page = browser.phone();
        var app = ConnectApp.opened(page, full()).accept().choose("FinBank");
        app.signIn("demo", "go").shows("Choose accounts to share");
        page.goBack();
        app.shows("Sign in to FinBank");
        assertThat(app.field("Banking Userid")).hasValue("demo");
        assertThat(app.field("Banking Password")).hasValue("");
        page.goBack();
        app.shows("Find your bank");
        page.goBack();
        app.shows("Share your bank data with Harbour Bank");
        page.goBack();
        assertThat(page).hasURL("about:blank");
        assertThat(shared()).isZero();
    }

    @Test
    void goesBackFromTheReviewStepByStep() {
        var page = browser.phone();
        var app = ConnectApp.opened(page, full()).accept().choose("FinBank");
        app.signIn("demo", "go");
        app.shows("Choose accounts to share").share("Checking").shows("Review your accounts");
        page.goBack();
        app.shows("Share your bank data with Harbour Bank");
        page.goBack();
        assertThat(app.dialog("Do you want to leave?")).isVisible();
        app.press("Stay here").press("Next").shows("Review your accounts");
        assertThat(shared()).isEqualTo(1);
    }

    @Test
    void leavesFromTheLastPageByOneStepBack() {
        var page = browser.phone();
        var app = ConnectApp.opened(page, full()).accept().choose("FinBank");
        app.exit().shows("You have left");
        page.goBack();
        assertThat(page).hasURL("about:blank");
    }

    // other languages, and no scripts

    @ParameterizedTest
    @EnumSource(names = {"ES", "FR"})
    void speaksTheConsumersLanguage(Language language) {
        var texts = Texts.of(language);
        var page = browser.phone();
        var app =
                ConnectApp.opened(
                        page, journey.link(journey.full().with("language", language.tag())));
        app.shows(texts.get("landing.full.heading", "Harbour Bank")).press(texts.get("next"));
        app.shows(texts.get("search.heading"));
        page.getByText("FinBank", new Page.GetByTextOptions().setExact(true)).first().click();
        app.shows(texts.get("login.heading", "FinBank"));
        app.fill("Banking Userid", "demo").fill("Banking Password", "go");
        app.press(texts.get("login.submit")).shows(texts.get("select-accounts.heading"));
        app.tick("Checking").beginning(texts.get("select-accounts.save")).click();
        app.shows(texts.get("review-accounts.heading"));
        app.press(texts.get("review-accounts.submit")).shows(texts.get("end.complete.heading"));
        assertThat(page.locator("html")).hasAttribute("lang", language.tag());
    }

    @Test
    void worksWithoutScripts() {
        var page = browser.page(options -> options.setJavaScriptEnabled(false));
        var app = ConnectApp.opened(page, fullThatLeadsBack()).withoutScripts();
        app.follow("Terms of use").shows("Terms of use").follow("Back");
        app.shows("Share your bank data with Harbour Bank").accept();
        app.fill("Search for your bank", "finbank").press("Search");
        app.found("FinBank").click();
        app.shows("Sign in to FinBank");
        assertThat(page.getByText("FinBank may ask you for a code")).isVisible();
        assertThat(app.beginning("Next")).isHidden();
        app.signIn("demo", "wrong").alerts("Please check your sign-in");
        app.signIn("tfa_text", "go").shows("FinBank asks to be sure it is you");
        app.fill("What was the name of your first pet?", "Rex").press("Submit");
        app.shows("Choose accounts to share").share("Checking").shows("Review your accounts");
        app.press("Change accounts").shows("Update accounts").share("Savings");
        app.shows("Review your accounts").press("Submit").shows("Thank you!");
        app.follow("Return to Harbour Bank");
        assertThat(page).hasURL(back("?code=200&reason=complete"));
        assertThat(shared()).isEqualTo(2);
    }

    @Test
    void visitsTheBanksPageWithoutScripts() {
        var page = browser.page(options -> options.setJavaScriptEnabled(false));
        var app = ConnectApp.opened(page, full()).withoutScripts().accept();
        app.fill("Search for your bank", "oauth").press("Search");
        app.found("FinBank OAuth").click();
        app.shows("Connect FinBank OAuth").press("Next").shows("Go on at FinBank OAuth");
        var bank = page.waitForPopup(() -> app.follow("Open FinBank OAuth"));
        new BankPage(bank).signIn("profile_03", "profile_03").allow();
        ConnectApp.in(bank).withoutScripts().shows("You are done here");
        app.shows("Choose accounts to share").share("Checking").shows("Review your accounts");
        app.press("Submit").shows("Thank you!");
    }

    private ConnectApp atLogin(String bank) {
        var app = ConnectApp.opened(browser.phone(), full()).accept();
        return app.choose(bank);
    }

    private ConnectApp atLoginOf(TestLink lite, String bank) {
        return ConnectApp.opened(browser.phone(), lite).press("Next").shows("Sign in to " + bank);
    }

    private ConnectApp atIntro(Page page, String bank) {
        return ConnectApp.opened(page, full()).accept().choose(bank);
    }

    /** The window that opens when the consumer goes on. */
    private static BankPage window(Page page, ConnectApp app) {
        return new BankPage(page.waitForPopup(() -> app.press("Next")));
    }

    private static void consent(BankPage bank) {
        bank.signIn("profile_03", "profile_03");
        bank.page().waitForClose(bank::allow);
    }

    private TestLink full() {
        return journey.link(journey.full());
    }

    private TestLink fullThatLeadsBack() {
        return journey.link(journey.full().with("redirectUri", back("")));
    }

    private TestLink lite(String institution) {
        return journey.link(journey.lite(institution));
    }

    private TestLink fix(String login) {
        return journey.link(journey.fix(login));
    }

    private int shared() {
        return journey.stored().size();
    }

    private static Locator.FilterOptions having(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    private static String back(String query) {
        return PartnerSite.shared().address() + "/back" + query;
    }
}
