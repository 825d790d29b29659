package io.fairlead.connect;

import static io.fairlead.support.FinBankInstitutions.FINBANK;
import static io.fairlead.support.FinBankInstitutions.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.account.Account;
import io.fairlead.connect.screen.legal.LegalPage;
import io.fairlead.shared.RandomId;
import io.fairlead.support.Await;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.TestJourney;
import io.fairlead.support.TestLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Consumers' ways through Full, Lite and Joint Borrower, from the link to the end. */
@FairleadTest
class ConnectJourneyTest {

    private static final String THANKS = "Thank you!";

    private final FairleadServer server;
    private final JdbcClient jdbc;
    private final TestJourney journey;
    private final String customer;

    ConnectJourneyTest(FairleadServer server, JdbcClient jdbc) {
        this.server = server;
        this.jdbc = jdbc;
        this.journey = server.newJourney();
        this.customer = journey.customer();
    }

    @Test
    void saysThatTheCustomerWasDeletedMeanwhile() {
        var consumer =
                journey.open(journey.full().with("redirectUri", "https://app.example/back"))
                        .acceptTerms();
        journey.partner().api().delete("/aggregation/v1/customers/" + customer);
        assertThat(consumer.goTo("/search").heading()).isEqualTo("Your profile was deleted");
        assertThat(consumer.html())
                .contains("https://app.example/back?code=401&amp;reason=error")
                .doesNotContain("too long");
        assertThat(consumer.messages()).contains("\"type\":\"error\"", "\"code\":401");
    }

    // what is typed

    /** As keyboards, password managers and messages put it there. */
    @Test
    void takesAwayWhatStandsAroundWhatWasTyped() {
        var consumer = atLogin(journey.link(journey.full())).signIn("\u00a0tfa_text \u200b", "go");
        assertThat(consumer.screen()).isEqualTo("mfa");
        assertThat(consumer.answer(" Rex\ufeff\n").screen()).isEqualTo("select-accounts");
    }

    @Test
    void leavesABlankInAPassword() {
        var consumer = atLogin(journey.link(journey.full())).signIn("demo", "go ");
        assertThat(consumer.html()).contains("Code 103");
    }

    @Test
    void saysThatAPasswordIsLongerThanTheBankTakes() {
        var consumer = atLogin(journey.link(journey.full()));
        consumer.signIn("demo", "g".repeat(65));
        assertThat(consumer.screen()).isEqualTo("login");
        assertThat(consumer.html())
                .contains("At most 64 characters.", "aria-invalid=\"true\"", "value=\"demo\"")
                .doesNotContain("maxlength", "Code 103", "ggg");
        assertThat(consumer.signIn("demo", "go").screen()).isEqualTo("select-accounts");
    }

    @Test
    void letsPasswordManagersFillTheForm() {
        var consumer = atLogin(journey.link(journey.full()));
        assertThat(consumer.html())
                .containsOnlyOnce("autocomplete=\"username\"")
                .containsOnlyOnce("autocomplete=\"current-password\"")
                .doesNotContain("autocomplete=\"off\"");
    }

    // two tabs

    @Test
    void takesTheCredentialsOfTheSecondTabAsWell() {
        var link = journey.link(journey.full());
        var first = atLogin(link);
        var second = first.tabBeside(link);
        assertThat(second.screen()).isEqualTo("login");
        assertThat(first.signIn("demo", "go").screen()).isEqualTo("select-accounts");
        assertThat(second.signIn("demo", "go").screen()).isEqualTo("select-accounts");
        second.share(second.accounts().subList(0, 1));
        assertThat(second.screen()).isEqualTo("review-accounts");
    }

    @Test
    void refusesWrongCredentialsInTheSecondTab() {
        var link = journey.link(journey.full());
        var first = atLogin(link);
        var second = first.tabBeside(link);
        first.signIn("demo", "go");
        assertThat(second.signIn("demo", "wrong").html()).contains("Code 103");
        assertThat(second.signIn("demo", "go").screen()).isEqualTo("select-accounts");
    }

    @Test
    void goesWhereTheFirstTabStandsWhenItsAnswerWasTaken() {
        var link = journey.link(journey.full());
        var first = atLogin(link).signIn("tfa_text", "go");
        var second = first.tabBeside(link);
        assertThat(second.screen()).isEqualTo("mfa");
        assertThat(first.answer("Rex").screen()).isEqualTo("select-accounts");
        assertThat(second.answer("Rex").screen()).isEqualTo("select-accounts");
        first.share(first.accounts().subList(0, 1));
        assertThat(first.screen()).isEqualTo("review-accounts");
    }

    private ConsumerWithoutScripts atLogin(TestLink link) {
        return ConsumerWithoutScripts.opening(server, link)
                .acceptTerms()
                .connect("finbank", FINBANK);
    }

    // Full

    @Test
    void sharesTheChosenAccountsOfABank() {
        var consumer = journey.open(journey.full().with("redirectUri", "https://app.example/back"));
        assertThat(consumer.screen()).isEqualTo("landing");
        consumer.acceptTerms();
        assertThat(consumer.screen()).isEqualTo("search");
        consumer.findBank("finbank", FINBANK);
        assertThat(consumer.screen()).isEqualTo("login");
        consumer.signIn("demo", "go");
        assertThat(consumer.screen()).isEqualTo("select-accounts");
        assertThat(consumer.html()).contains("Checking", "Home Mortgage", "•••• 1111");
        consumer.share(consumer.accounts().subList(0, 2));
        assertThat(consumer.screen()).isEqualTo("review-accounts");
        assertThat(consumer.html()).contains("FinBank").doesNotContain("Home Mortgage");
        consumer.submitAll();

        assertThat(consumer.heading()).isEqualTo(THANKS);
        assertThat(consumer.html())
                .contains("\"https://app.example/back?code=200&amp;reason=complete\"");
        Await.until(() -> journey.shared().stream().noneMatch(Account::isUnread));
        assertThat(journey.shared()).hasSize(2);
        assertThat(events())
                .containsExactly(
                        "started",
                        "screenShown landing",
                        "termsAccepted",
                        "screenShown search",
                        "searched",
                        "institutionChosen",
                        "screenShown sign-in",
                        "screenShown loading",
                        "screenShown login",
                        "credentialsSubmitted",
                        "screenShown loading",
                        "credentialsAccepted",
                        "accountsDiscovered",
                        "screenShown select-accounts",
                        "sharingStarted",
                        "accountsAdded",
                        "screenShown review-accounts",
                        "submitted",
                        "ended");
    }

    @Test
    void keepsWhatWasTypedButThePassword() {
        var consumer = journey.atLogin(FINBANK).signIn("demo", "wrong");
        assertThat(consumer.screen()).isEqualTo("login");
        assertThat(consumer.html()).contains("Please check your sign-in details", "103");
        assertThat(consumer.values("Banking Userid")).containsExactly("demo");
        assertThat(consumer.values("Banking Password")).containsExactly("");
        assertThat(consumer.html()).doesNotContain("wrong\"");
        assertThat(consumer.signIn("demo", "go").screen()).isEqualTo("select-accounts");
    }

    @Test
    void stopsBeforeTheBankLocksTheUser() {
        var consumer = journey.atLogin(FINBANK);
        for (var tries = 1; tries < 5; tries++) {
            assertThat(consumer.signIn("demo", "wrong" + tries).screen()).isEqualTo("login");
        }
        consumer.signIn("demo", "wrong5");
        assertThat(consumer.screen()).isEqualTo("error");
        assertThat(consumer.heading()).isEqualTo("Too many tries for now");
        assertThat(consumer.canSubmit("/sign-in")).isFalse();
        assertThat(consumer.submit("/search-again").screen()).isEqualTo("search");
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "125", "127", "128", "130"})
    void saysWithWhichCodeTheBankRefused(String code) {
        var consumer = journey.atLogin(FINBANK).signIn("demo", code);
        assertThat(consumer.screen()).isEqualTo("error");
        assertThat(consumer.heading()).isEqualTo("The bank did not let you in");
        assertThat(consumer.html()).contains(code + "</p>", "https://finbank.example/" + FINBANK);
        assertThat(consumer.submit("/sign-in").screen()).isEqualTo("login");
        assertThat(consumer.signIn("demo", "go").screen()).isEqualTo("select-accounts");
    }

    @Test
    void findsTheBestMatchWhereNoBankHasAllThatWasTyped() {
        var consumer = journey.open(journey.full()).acceptTerms();
        assertThat(consumer.goTo("/search?query=xyzzy%20legacy").html()).contains("FinBank Legacy");
        assertThat(consumer.goTo("/search?query=finbank%20bank%20login").values("institution"))
                .first()
                .isEqualTo(FINBANK);
    }

    @Test
    void findsNothingUnderANameThatNoBankHas() {
        var consumer = journey.open(journey.full()).acceptTerms().goTo("/search?query=zzzzzz");
        assertThat(consumer.html()).contains("No bank of that name");
        assertThat(consumer.values("institution")).isEmpty();
        assertThat(consumer.values("Search for your bank")).containsExactly("zzzzzz");
    }

    @Test
    void cannotConnectABankThatIsSupportedNoMore() {
        var consumer = journey.open(journey.full()).acceptTerms().findBank("decertified", "176082");
        assertThat(consumer.screen()).isEqualTo("error");
        assertThat(consumer.heading()).isEqualTo("We cannot connect this bank");
        assertThat(consumer.html()).contains("920");
        assertThat(consumer.canSubmit("/sign-in")).isFalse();
        assertThat(consumer.submit("/search-again").screen()).isEqualTo("search");
    }

    @Test
    void saysThatABankIsDownForMaintenance() {
        var consumer = journey.open(journey.full()).acceptTerms().connect("offline", "176078");
        if (consumer.screen().equals("login")) {
            consumer.signIn("demo", "go");
        }
        assertThat(consumer.screen()).isEqualTo("error");
        assertThat(consumer.heading()).isEqualTo("The bank is down for maintenance");
        assertThat(consumer.html()).contains("905");
        assertThat(consumer.canSubmit("/sign-in")).isTrue();
        assertThat(consumer.canSubmit("/search-again")).isTrue();
    }

    @Test
    void connectsOneBankAfterAnother() {
        var consumer = journey.atLogin(FINBANK).signIn("demo", "go");
        consumer.share(consumer.accounts().subList(0, 1));
        consumer.goTo("/search").connect("profiles", PROFILES).signIn("anna", "profile_03");
        consumer.share(consumer.accounts());
        assertThat(consumer.html()).contains("FinBank Profiles - A");
        assertThat(consumer.values("login").stream().distinct()).hasSize(2);
        assertThat(consumer.submitAll().heading()).isEqualTo(THANKS);
        assertThat(journey.shared()).hasSize(6);
    }

    // a bank that takes its time

    @Test
    void waitsForASlowBank() {
        var userid = slowUser();
        var consumer = journey.atLogin(PROFILES).signIn(userid, "profile_03");
        assertThat(consumer.screen()).isEqualTo("select-accounts");
        assertThat(events()).containsOnlyOnce("credentialsSubmitted", "accountsDiscovered");
    }

    @Test
    void leavesASlowBankForAnotherOne() {
        var consumer = journey.atLogin(PROFILES);
        var form =
                consumer.filled(
                        "/login", "Banking Userid", slowUser(), "Banking Password", "profile_03");
        assertThat(consumer.sendOnly("/login", form).headers().firstValue("Location"))
                .hasValue(consumer.session() + "/loading");
        var loading = consumer.look("/loading").body();
        assertThat(loading)
                .contains("data-progress=\"" + consumer.session() + "/progress?version=")
                .contains("http-equiv=\"refresh\" content=\"2;url=" + consumer.session());
        var version = Pattern.compile("name=\"version\" value=\"(\\d+)\"").matcher(loading);
        assertThat(version.find()).isTrue();
        consumer.send(consumer.session() + "/search-again", "version=" + version.group(1));
        assertThat(consumer.screen()).isEqualTo("search");
        assertThat(logins()).isZero();

        consumer.connect("finbank", FINBANK).signIn("demo", "go");
        assertThat(consumer.share(consumer.accounts()).screen()).isEqualTo("review-accounts");
        assertThat(journey.stored())
                .isNotEmpty()
                .allMatch(account -> account.login().institutionId().equals(FINBANK));
    }

    /** A user whose accounts the bank shows after some seconds. */
    private String slowUser() {
        var userid = "slow_" + RandomId.hex();
        server.bank().stallAccounts(userid, 2, 1);
        return userid;
    }

    // the bank's questions

    @ParameterizedTest
    @CsvSource({
        "tfa_text, go, text, 1",
        "tfa_text2, go, text, 2",
        "tfa_image, go, text, 1",
        "tfa_choice, go, radio, 1",
        "tfa_multi, go, checkbox, 1",
        "demo, imagechoice, checkbox, 1",
        "demo, imagechoice2, radio, 1"
    })
    void answersTheBanksQuestions(String userid, String password, String kind, int questions) {
        var consumer = journey.atLogin(FINBANK).signIn(userid, password);
        assertThat(consumer.screen()).isEqualTo("mfa");
        assertThat(consumer.inputs()).hasSize(questions);
        if (!kind.equals("text")) {
            assertThat(consumer.html()).contains("type=\"" + kind + "\"");
        }
        consumer.submit("/mfa", anyAnswers(consumer, kind));
        assertThat(consumer.screen()).isEqualTo("select-accounts");
    }

    private static String[] anyAnswers(ConsumerWithoutScripts consumer, String kind) {
        var answers = new ArrayList<String>();
        for (var question : consumer.inputs()) {
            var choices = consumer.values(question).stream().filter(c -> !c.equals("fail"));
            answers.add(question);
            answers.add(kind.equals("text") ? "Rex" : choices.findFirst().orElseThrow());
        }
        return answers.toArray(String[]::new);
    }

    @Test
    void answersOneRoundOfQuestionsAfterAnother() {
        var consumer = journey.atLogin(FINBANK).signIn("tfa_text", "go");
        var first = label(consumer);
        assertThat(consumer.answer("mfa").screen()).isEqualTo("mfa");
        assertThat(label(consumer)).isNotEqualTo(first);
        assertThat(consumer.answer("Rex").screen()).isEqualTo("select-accounts");
    }

    @Test
    void typesTheCodeThatTheBankHasSent() {
        var consumer = journey.atLogin(FINBANK).signIn("tfa_code", "go");
        assertThat(consumer.answer(consumer.values("answer.0").getFirst()).screen())
                .isEqualTo("mfa");
        assertThat(consumer.answer(code(consumer)).screen()).isEqualTo("select-accounts");
    }

    private static String code(ConsumerWithoutScripts consumer) {
        var code = Pattern.compile("\\b\\d{4,8}\\b").matcher(label(consumer));
        assertThat(code.find()).as(consumer.html()).isTrue();
        return code.group();
    }

    private static String label(ConsumerWithoutScripts consumer) {
        var html = consumer.html();
        var start = html.indexOf("<label for=\"answer.0\">");
        return html.substring(start, html.indexOf("</label>", start));
    }

    @Test
    void asksOnceMoreAfterAWrongAnswer() {
        var consumer = journey.atLogin(FINBANK).signIn("tfa_choice", "go").answer("fail");
        assertThat(consumer.screen()).isEqualTo("mfa");
        assertThat(consumer.html()).contains("That answer was not accepted", "Code 187");
        assertThat(consumer.messages()).contains("\"errorCode\":187");
        assertThat(consumer.submit("/mfa", anyAnswers(consumer, "radio")).screen())
                .isEqualTo("select-accounts");
        assertThat(events()).containsOnlyOnce("mfaAccepted", "refused");
    }

    @Test
    void startsAgainWhenTheBankAsksNoMore() {
        var consumer = journey.atLogin(FINBANK).signIn("tfa_choice", "go");
        consumer.answer("fail").answer("fail");
        assertThat(consumer.screen()).isEqualTo("mfa");
        consumer.answer("fail");
        assertThat(consumer.screen()).isEqualTo("error");
        assertThat(consumer.heading()).isEqualTo("That answer was not accepted");
        assertThat(consumer.html()).contains("187");
        consumer.submit("/sign-in");
        assertThat(consumer.values("Banking Userid")).containsExactly("tfa_choice");
        assertThat(consumer.values("Banking Password")).containsExactly("");
        consumer.signIn("tfa_choice", "go");
        assertThat(consumer.submit("/mfa", anyAnswers(consumer, "radio")).screen())
                .isEqualTo("select-accounts");
    }

    @Test
    void asksForAnAnswerThatIsMissingWithoutAskingTheBank() {
        var consumer = journey.atLogin(FINBANK).signIn("tfa_text2", "go");
        consumer.submit("/mfa", "answer.0", "Rex");
        assertThat(consumer.screen()).isEqualTo("mfa");
        assertThat(consumer.html()).contains("Please answer each question");
        assertThat(events()).doesNotContain("mfaAnswered");
        consumer.submit("/mfa", "answer.0", "Rex", "answer.1", "Boston");
        assertThat(consumer.screen()).isEqualTo("select-accounts");
    }

    @Test
    void sendsANewCodeAsOftenAsTheBankDoes() {
        var consumer = journey.atLogin(FINBANK).signIn("tfa_code", "go");
        assertThat(consumer.canSubmit("/mfa/new-code")).isFalse();
        consumer.answer("sms");
        var first = code(consumer);
        consumer.submit("/mfa/new-code");
        assertThat(consumer.screen()).isEqualTo("mfa");
        assertThat(consumer.html()).contains("FinBank was asked for a new code");
        var second = code(consumer);
        assertThat(second).isNotEqualTo(first);
        assertThat(consumer.answer(first).html()).contains("Code 187");
        consumer.submit("/mfa/new-code");
        assertThat(consumer.canSubmit("/mfa/new-code")).isFalse();
        assertThat(consumer.answer(code(consumer)).screen()).isEqualTo("select-accounts");
        assertThat(events()).containsOnlyOnce("refused");
    }

    /** Words are typed with the ordinary keyboard, and no browser fills them in. */
    @Test
    void letsBrowsersFillCodesOnly() {
        var words = journey.atLogin(FINBANK).signIn("tfa_text", "go");
        assertThat(words.html()).doesNotContain("one-time-code", "inputmode");
        var code = journey.atLogin(FINBANK).signIn("tfa_code", "go").answer("sms");
        assertThat(code.html())
                .containsOnlyOnce("autocomplete=\"one-time-code\"")
                .containsOnlyOnce("inputmode=\"numeric\"");
    }

    // which accounts

    @Test
    void sharesTheAccountsOfTheFirstBankWithoutAReview() {
        var consumer = journey.atLogin(FINBANK).signIn("demo", "go");
        assertThat(consumer.html()).contains("What you agree to");
        consumer.shareAndFinish(consumer.accounts().subList(0, 2));
        assertThat(consumer.heading()).isEqualTo(THANKS);
        assertThat(journey.shared()).hasSize(2);
        assertThat(events())
                .endsWith(
                        "screenShown select-accounts",
                        "sharingStarted",
                        "accountsAdded",
                        "screenShown review-accounts",
                        "submitted",
                        "ended");
        assertThat(consumer.messages()).contains("\"action\":\"SubmitAccounts\"");
    }

    @Test
    void finishesNothingWithoutAChoice() {
        var consumer = journey.atLogin(FINBANK).signIn("demo", "go").shareAndFinish(List.of());
        assertThat(consumer.screen()).isEqualTo("select-accounts");
        assertThat(consumer.html()).contains("Choose at least 1 account.");
        assertThat(journey.shared()).isEmpty();
    }

    @Test
    void reviewsTheAccountsOfMoreBanks() {
        var consumer = journey.atLogin(FINBANK).signIn("demo", "go");
        assertThat(consumer.html()).contains("Share and finish");
        consumer.share(consumer.accounts().subList(0, 1)).goTo("/search");
        consumer.connect("profiles", PROFILES).signIn("anna", "profile_03");
        assertThat(consumer.html()).doesNotContain("Share and finish", "What you agree to");
        consumer.shareAndFinish(consumer.accounts());
        assertThat(consumer.screen()).isEqualTo("review-accounts");
    }

    @Test
    void choosesTheOnlyAccountBeforehand() {
        var consumer = journey.atLogin(PROFILES).signIn("half", "profile_108");
        assertThat(consumer.ticked("account")).isEqualTo(consumer.accounts());
    }

    @Test
    void choosesBeforehandWhatWasChosenOnTheBanksPage() {
        var consumer = journey.open(journey.full()).acceptTerms().connect("oauth", "102176");
        consumer.allowAtBank("profile_03", "profile_03").goTo("");
        assertThat(consumer.accounts()).hasSizeGreaterThan(1);
        assertThat(consumer.ticked("account")).isEqualTo(consumer.accounts());
    }

    @Test
    void showsCheckingAndSavingsFirst() {
        var consumer = journey.atLogin(FINBANK).signIn("demo", "go");
        assertThat(consumer.html())
                .containsSubsequence(
                        "Checking and savings",
                        "<strong>Checking</strong>",
                        "<strong>Savings</strong>",
                        "Cards and credit lines",
                        "<strong>Visa</strong>",
                        "Investments and retirement",
                        "Loans",
                        "<strong>Home Mortgage</strong>");
    }

    @Test
    void keepsWhatWasTickedWhenItIsTooMuch() {
        var consumer = journey.atLogin(PROFILES).signIn("max", "profile_106");
        var most = consumer.accounts().subList(0, 21);
        assertThat(consumer.share(most).ticked("account")).isEqualTo(most);
    }

    @Test
    void sharesAtLeastOneAccount() {
        var consumer = journey.atLogin(FINBANK).signIn("demo", "go");
        assertThat(consumer.ticked("account")).isEmpty();
        consumer.share(List.of());
        assertThat(consumer.screen()).isEqualTo("select-accounts");
        assertThat(consumer.html()).contains("Choose at least 1 account.");
        assertThat(journey.shared()).isEmpty();
        assertThat(consumer.share(consumer.accounts()).screen()).isEqualTo("review-accounts");
    }

    @Test
    void sharesAtMostTwentyAccounts() {
        var consumer = journey.atLogin(PROFILES).signIn("max", "profile_106");
        var all = consumer.accounts();
        assertThat(all).hasSizeGreaterThan(20);
        assertThat(consumer.share(all.subList(0, 21)).screen()).isEqualTo("select-accounts");
        assertThat(consumer.html()).contains("Choose at least 1 and at most 20 accounts.");
        assertThat(consumer.share(all.subList(0, 20)).screen()).isEqualTo("review-accounts");
        assertThat(journey.stored()).hasSize(20);
    }

    @Test
    void knowsNoAccountsOfAnybodyElse() {
        var other = journey.partner().newCustomer();
        lite(other, "eve", "profile_03");
        var consumer = journey.atLogin(FINBANK).signIn("demo", "go");
        var own = consumer.accounts().getFirst();
        var foreign = ids(other);
        assertThat(consumer.share(foreign).screen()).isEqualTo("select-accounts");
        assertThat(consumer.html()).contains("Choose at least 1");
        consumer.share(List.of(own, foreign.getFirst()));
        assertThat(ids(customer)).containsExactly(own);
        assertThat(ids(other)).isEqualTo(foreign);
    }

    @Test
    void saysThatTheAccountsAreLinkedAlready() {
        lite(customer, "twice", "profile_03");
        var consumer = journey.open(journey.full()).acceptTerms().goTo("/search");
        consumer.connect("profiles", PROFILES).signIn("twice", "profile_03");
        assertThat(consumer.screen()).isEqualTo("error");
        assertThat(consumer.heading()).isEqualTo("You are already connected");
        assertThat(consumer.html()).contains("169");
        assertThat(journey.stored()).hasSize(5);
        assertThat(consumer.submit("/search-again").screen()).isEqualTo("search");
    }

    @Test
    void saysThatThereIsNoAccountToShare() {
        var consumer = journey.atLogin(PROFILES).signIn("empty", "profile_107");
        assertThat(consumer.screen()).isEqualTo("error");
        assertThat(consumer.heading()).isEqualTo("No suitable account here");
        assertThat(logins()).isZero();
    }

    @Test
    void offersOpenAccountsOnly() {
        var consumer = journey.atLogin(PROFILES).signIn("half", "profile_108");
        assertThat(consumer.accounts()).hasSize(1);
        assertThat(consumer.html()).doesNotContain("Old Savings");
    }

    @Test
    void showsNamesFromElsewhereAsTheyAre() {
        var consumer = journey.atLogin(PROFILES).signIn("names", "profile_109");
        var names = journey.stored().stream().map(account -> account.atBank().name()).toList();
        assertThat(names).anyMatch(name -> name.contains("<"));
        assertThat(names)
                .allSatisfy(
                        name ->
                                assertThat(consumer.html())
                                        .contains(
                                                "<strong>"
                                                        + name.replace("&", "&amp;")
                                                                .replace("<", "&lt;")
                                                                .replace(">", "&gt;")));
    }

    // what is shared already

    @Test
    void startsAtTheReviewWhenSomethingIsSharedAlready() {
        lite(customer, "back", "profile_03");
        var consumer = journey.open(journey.full()).acceptTerms();
        assertThat(consumer.screen()).isEqualTo("review-accounts");
        assertThat(consumer.html()).contains("FinBank Profiles - A", "ROTH");
        assertThat(consumer.submitAll().heading()).isEqualTo(THANKS);
    }

    @Test
    void changesWhichAccountsAreShared() {
        var consumer = journey.atLogin(PROFILES).signIn("change", "profile_03");
        var all = consumer.accounts();
        consumer.share(all.subList(0, 1));
        consumer.submit("/manage");
        assertThat(consumer.screen()).isEqualTo("select-accounts");
        assertThat(consumer.heading()).isEqualTo("Update accounts");
        assertThat(consumer.ticked("account")).containsExactly(all.getFirst());
        assertThat(consumer.accounts()).hasSize(5);
        var wanted = consumer.accounts().subList(1, 3);
        assertThat(consumer.share(wanted).screen()).isEqualTo("review-accounts");
        assertThat(ids(customer)).containsExactlyElementsOf(wanted);
        assertThat(events()).contains("accountsRemoved");
    }

    @Test
    void leavesTheChoiceAsItWas() {
        var consumer = journey.atLogin(PROFILES).signIn("keep", "profile_03");
        var kept = consumer.accounts().subList(0, 2);
        consumer.share(kept).submit("/manage").goTo("/review-accounts");
        assertThat(consumer.screen()).isEqualTo("review-accounts");
        assertThat(ids(customer)).isEqualTo(kept);
    }

    @Test
    void removesABankAfterAQuestion() {
        lite(customer, "gone", "profile_03");
        var consumer = journey.open(journey.full()).acceptTerms();
        var login = consumer.values("login").getFirst();
        consumer.goTo("/remove/" + login);
        assertThat(consumer.heading()).contains("FinBank Profiles - A");
        assertThat(journey.stored()).hasSize(5);
        consumer.submit("/remove");
        assertThat(consumer.screen()).isEqualTo("search");
        assertThat(journey.stored()).isEmpty();
        assertThat(logins()).isZero();
        assertThat(events()).contains("accountsRemoved");
        assertThat(consumer.goTo("/review-accounts").screen()).isEqualTo("search");
    }

    @Test
    void takesNothingForSharedThatWasOnlyFound() {
        var elsewhere = journey.atLogin(FINBANK).signIn("demo", "go");
        assertThat(elsewhere.screen()).isEqualTo("select-accounts");
        assertThat(journey.open(journey.full()).acceptTerms().screen()).isEqualTo("search");

        lite(customer, "both", "profile_03");
        var consumer = journey.open(journey.full()).acceptTerms();
        assertThat(consumer.screen()).isEqualTo("review-accounts");
        assertThat(consumer.values("login").stream().distinct()).hasSize(1);
        assertThat(consumer.html()).doesNotContain("Home Mortgage");
    }

    @Test
    void readsNothingOfWhatIsNotChosenYet() {
        journey.atLogin(FINBANK).signIn("demo", "go");
        var refreshed =
                journey.partner()
                        .api()
                        .post("/aggregation/v1/customers/" + customer + "/accounts", Map.of());
        assertThat(refreshed.status()).isEqualTo(200);
        assertThat(journey.stored()).isNotEmpty().noneMatch(Account::shared);
    }

    // Lite

    @Test
    void addsAllAccountsOfTheOneBank() {
        var consumer = journey.open(journey.lite().with("redirectUri", "https://app.example/back"));
        assertThat(consumer.heading()).contains("FinBank Profiles - A");
        assertThat(consumer.acceptTerms().screen()).isEqualTo("login");
        assertThat(consumer.goTo("/search").screen()).isEqualTo("login");
        consumer.signIn("lite", "profile_03");
        assertThat(consumer.heading()).isEqualTo(THANKS);
        assertThat(consumer.html()).contains("code=200&amp;reason=complete");
        assertThat(journey.shared()).hasSize(5);
        assertThat(events()).endsWith("accountsAdded", "ended").contains("institutionChosen");
    }

    @Test
    void offersNoOtherBankInLite() {
        var consumer = journey.open(journey.lite()).acceptTerms().signIn("lite", "profile_107");
        assertThat(consumer.screen()).isEqualTo("error");
        assertThat(consumer.canSubmit("/search-again")).isFalse();
        assertThat(consumer.submit("/sign-in").signIn("lite", "profile_03").heading())
                .isEqualTo(THANKS);
    }

    // Joint Borrower

    @Test
    void leadsBothBorrowersThroughTheirParts() {
        var second = journey.partner().newCustomer();
        var consumer = journey.open(journey.joint(second)).acceptTerms();
        assertThat(consumer.screen()).isEqualTo("borrowers");
        assertThat(consumer.canSubmit("/submit")).isFalse();

        consumer.submit("/borrowers", "part", "0");
        assertThat(consumer.html()).contains("Borrower 1’s turn");
        part(consumer, "profile_03", 2);
        assertThat(consumer.screen()).isEqualTo("borrowers");
        assertThat(consumer.canSubmit("/submit")).isFalse();

        consumer.submit("/borrowers", "part", "1");
        assertThat(consumer.html()).contains("Borrower 2’s turn");
        part(consumer, "profile_02", 1);
        assertThat(consumer.canSubmit("/submit")).isTrue();
        assertThat(journey.shared()).hasSize(2);
        assertThat(journey.shared(second)).hasSize(1);

        consumer.submit("/borrowers", "part", "0");
        assertThat(consumer.screen()).isEqualTo("review-accounts");
        assertThat(consumer.html()).contains("Borrower 1’s turn");
        consumer.submit("/manage").share(consumer.accounts().subList(0, 1)).submitAll();
        assertThat(consumer.screen()).isEqualTo("borrowers");
        assertThat(journey.shared()).hasSize(1);
        assertThat(journey.shared(second)).hasSize(1);

        assertThat(consumer.submitAll().heading()).isEqualTo(THANKS);
        assertThat(customersOf("accountsAdded")).containsExactly(customer, second, customer);
    }

    @Test
    void tellsBorrowersOfOneFirstNameApart() {
        var second = journey.partner().newCustomer();
        name(customer, "Anna", "Berg");
        name(second, "Anna", "Castle");
        var consumer = journey.open(journey.joint(second)).acceptTerms();
        assertThat(consumer.html()).contains("<h2>Anna Berg</h2>", "<h2>Anna Castle</h2>");
        consumer.submit("/borrowers", "part", "1");
        assertThat(consumer.html()).contains("Anna Castle’s turn");
    }

    @Test
    void finishesABorrowersPartWithTheChoice() {
        var second = journey.partner().newCustomer();
        var consumer = journey.open(journey.joint(second)).acceptTerms();
        consumer.submit("/borrowers", "part", "0").connect("profiles", PROFILES);
        consumer.signIn("joint_" + RandomId.hex(), "profile_03");
        assertThat(consumer.html()).contains("Borrower 1’s turn");
        consumer.shareAndFinish(consumer.accounts());
        assertThat(consumer.screen()).isEqualTo("borrowers");
        assertThat(journey.shared()).hasSize(5);
        assertThat(events()).endsWith("screenShown review-accounts", "screenShown borrowers");
    }

    @Test
    void letsEitherBorrowerBegin() {
        var second = journey.partner().newCustomer();
        var consumer =
                journey.open(journey.joint(second)).acceptTerms().submit("/borrowers", "part", "1");
        part(consumer, "profile_03", 1);
        assertThat(journey.shared(second)).hasSize(1);
        assertThat(journey.stored()).isEmpty();
    }

    @Test
    void acceptsTheTermsForEachBorrower() {
        var second = journey.partner().newCustomer();
        journey.open(journey.joint(second)).acceptTerms();
        assertThat(
                        jdbc.sql(
                                        """
                                        SELECT customer_id || ' ' || terms_version FROM terms_acceptance
                                        WHERE partner_id = ?
                                        """)
                                .param(journey.partner().id().value())
                                .query((row, _) -> row.getString(1))
                                .list())
                .containsExactlyInAnyOrder(
                        customer + " " + LegalPage.TERMS_VERSION,
                        second + " " + LegalPage.TERMS_VERSION);
    }

    // the exit

    @Test
    void keepsNothingOfWhatWasFoundWhenTheConsumerExits() {
        var consumer = journey.atLogin(FINBANK).signIn("demo", "go");
        assertThat(journey.stored()).isNotEmpty();
        assertThat(consumer.exit().heading()).isEqualTo("You have left");
        assertThat(journey.stored()).isEmpty();
        assertThat(logins()).isZero();
    }

    @Test
    void keepsNothingOfABankThatIsGivenUp() {
        var consumer = journey.atLogin(FINBANK).signIn("demo", "go").submit("/search-again");
        assertThat(consumer.screen()).isEqualTo("search");
        assertThat(journey.stored()).isEmpty();
        assertThat(logins()).isZero();
    }

    private void name(String of, String first, String last) {
        var names = Map.of("firstName", first, "lastName", last);
        journey.partner().api().put("/aggregation/v1/customers/" + of, names);
    }

    private void part(ConsumerWithoutScripts consumer, String profile, int count) {
        consumer.connect("profiles", PROFILES).signIn("joint_" + RandomId.hex(), profile);
        consumer.share(consumer.accounts().subList(0, count)).submitAll();
    }

    private void lite(String of, String userid, String profile) {
        var ended =
                journey.open(journey.lite().with("customerId", of))
                        .acceptTerms()
                        .signIn(userid, profile);
        assertThat(ended.heading()).isEqualTo(THANKS);
    }

    private List<String> ids(String of) {
        return journey.stored(of).stream().map(account -> account.key().id()).toList();
    }

    private int logins() {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM institution_login
                        WHERE partner_id = ? AND customer_id = ?
                        """)
                .params(journey.partner().id().value(), customer)
                .query(Integer.class)
                .single();
    }

    /** The types of the partner's events in their order, with the names of screens. */
    private List<String> events() {
        return jdbc.sql(
                        """
                        SELECT concat_ws(' ', type, data ->> 'screen') FROM session_event
                        WHERE partner_id = ? ORDER BY occurred_at, number
                        """)
                .param(journey.partner().id().value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    private List<String> customersOf(String event) {
        return jdbc.sql(
                        """
                        SELECT customer_id FROM session_event
                        WHERE partner_id = ? AND type = ? ORDER BY number
                        """)
                .params(journey.partner().id().value(), event)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
