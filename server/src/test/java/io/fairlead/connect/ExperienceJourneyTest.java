package io.fairlead.connect;

import static io.fairlead.support.FinBankInstitutions.FINBANK;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.GenerateCalls.Body;
import io.fairlead.support.MovableClock;
import io.fairlead.support.SendCalls;
import io.fairlead.support.TestJourney;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The options of an experience act where they should, and nowhere else. */
@FairleadTest
class ExperienceJourneyTest {

    private static final String CARDS = "990003";
    private static final String SVG =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"/>";

    private final FairleadServer server;
    private final MovableClock clock;
    private final TestJourney journey;

    ExperienceJourneyTest(FairleadServer server, MovableClock clock) {
        this.server = server;
        this.clock = clock;
        this.journey = server.newJourney();
    }

    // which experience

    @Test
    void mustExist() {
        var stranger = server.newPartner().newExperience("own", Map.of());
        assertRefused(
                "default",
                "\"experience\" must not be default before a default experience is defined");
        for (var id : List.of(stranger, "00000000-0000-4000-8000-000000000000")) {
            assertRefused(id, "\"experience\" must be the id of one of your experiences");
        }
        journey.partner().newExperience("default", Map.of());
        journey.link(journey.full().with("experience", "default"));
    }

    private void assertRefused(String experience, String message) {
        for (var path :
                List.of(
                        GenerateCalls.FULL,
                        GenerateCalls.LITE,
                        GenerateCalls.FIX,
                        GenerateCalls.JOINT)) {
            var answer =
                    journey.calls().send(journey.calls().body(path).with("experience", experience));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("code")).isEqualTo("10010");
            assertThat(answer.text("message")).isEqualTo(message);
        }
    }

    @Test
    void staysPlainWithoutOne() {
        journey.partner().newExperience("default", everythingSeen());
        var consumer = journey.open(journey.full());
        assertThat(consumer.html())
                .contains("Harbour Bank", "icon-nav_exit_button")
                .doesNotContain("/brand/", "Harbour Loans", "Because we ask");
    }

    @Test
    void keepsTheVersionThatItBeganWith() {
        var id = journey.partner().newExperience("own", Map.of("brandColor", "#6d28a8"));
        var link = journey.link(journey.full().with("experience", id));
        var consumer = ConsumerWithoutScripts.opening(server, link);
        replace(id, Map.of("name", "own", "brandColor", "#112233", "hideExit", true));

        consumer.acceptTerms();
        assertThat(consumer.html()).contains("/brand/" + id + "/1/brand.css", "nav_exit_button");
        assertThat(ConsumerWithoutScripts.opening(server, link).html())
                .contains("/brand/" + id + "/2/brand.css")
                .doesNotContain("nav_exit_button");
    }

    @Test
    void outlivesItsDeletionInLinksThatHaveIt() {
        var id = journey.partner().newExperience("own", Map.of("brandColor", "#6d28a8"));
        var link = journey.link(journey.full().with("experience", id));
        journey.partner().api().delete("/fairlead/v1/experiences/" + id);

        assertThat(ConsumerWithoutScripts.opening(server, link).html())
                .contains("/brand/" + id + "/1/brand.css");
        assertThat(journey.calls().send(journey.full().with("experience", id)).status())
                .isEqualTo(400);
    }

    // the look

    @ParameterizedTest
    @ValueSource(
            strings = {
                GenerateCalls.FULL,
                GenerateCalls.LITE,
                GenerateCalls.FIX,
                GenerateCalls.JOINT
            })
    void brandsEveryKindOfLink(String path) {
        var id = journey.partner().newExperience("own", everythingSeen());
        var html = journey.open(journey.calls().body(path).with("experience", id)).html();
        assertThat(html)
                .contains(
                        "/brand/" + id + "/1/brand.css",
                        "/brand/" + id + "/1/logo.svg",
                        "/brand/" + id + "/1/icon.svg",
                        "Harbour Loans")
                .doesNotContain("Harbour Bank");
        if (path.equals(GenerateCalls.FIX)) {
            assertThat(html).doesNotContain("Hello you", "Because we ask");
        } else {
            assertThat(html).contains("Hello you</h1>", "Because we ask");
        }
    }

    @Test
    void showsTheIconOnTheLandingScreenOnly() {
        var id = journey.partner().newExperience("own", everythingSeen());
        var consumer = journey.open(journey.full().with("experience", id)).acceptTerms();
        consumer.findBank("finbank", FINBANK);
        assertThat(consumer.html()).contains("logo.svg").doesNotContain("/1/icon.svg", "Hello you");
    }

    @Test
    void speaksInTheLanguageOfTheConsumerOnly() {
        var id = journey.partner().newExperience("own", everythingSeen());
        var page = journey.open(journey.full().with("experience", id).with("language", "fr"));
        assertThat(page.heading()).isEqualTo("Bonjour");
        assertThat(page.html()).doesNotContain("Because we ask");
        assertThat(
                        journey.open(journey.full().with("experience", id).with("language", "es"))
                                .heading())
                .isEqualTo("Comparta sus datos bancarios con Harbour Loans");
    }

    @ParameterizedTest
    @CsvSource({"hideExit, icon-nav_exit_button", "hideBack, icon-nav_back_button"})
    void hidesAControlEverywhere(String option, String control) {
        var shown = journey.partner().newExperience("shown", Map.of());
        var hidden = journey.partner().newExperience("hidden", Map.of(option, true));
        var other = option.equals("hideExit") ? "icon-nav_back_button" : "icon-nav_exit_button";

        assertThat(journey.open(journey.full().with("experience", shown)).acceptTerms().html())
                .contains(control, other);
        var consumer = journey.open(journey.full().with("experience", hidden)).acceptTerms();
        assertThat(consumer.html()).doesNotContain(control).contains(other);
        consumer.findBank("finbank", FINBANK);
        assertThat(consumer.html()).doesNotContain(control).contains(other);
        var html = consumer.goTo("/terms").html();
        assertThat(html.contains("icon-nav_back_button")).isTrue();
    }

    @Test
    void letsOnlyTheseSitesFrameIt() {
        var id =
                journey.partner()
                        .newExperience(
                                "own",
                                Map.of(
                                        "embeddingOrigins",
                                        List.of("https://App.example", "http://localhost:3000")));
        var consumer = journey.open(journey.full().with("experience", id));
        assertThat(policy(consumer))
                .endsWith("frame-ancestors https://app.example http://localhost:3000");
        assertThat(policy(journey.open(journey.full()))).doesNotContain("frame-ancestors");
    }

    @Test
    void letsOnlyTheseSitesFrameThePagesBesideASession() {
        var id =
                journey.partner()
                        .newExperience(
                                "own", Map.of("embeddingOrigins", List.of("https://app.example")));
        var mails = new SendCalls(journey.partner(), journey.customer());
        var link = mails.link(mails.one("ada@example.com").with("experience", id));
        var stranger = server.stranger();

        var invitation = stranger.get(link.path());
        clock.advance(Duration.ofDays(3));
        var unavailable = stranger.get(link.path());
        var newLink = stranger.postRaw("/new-link?" + link.query(), "");

        assertThat(invitation.status()).isEqualTo(200);
        assertThat(unavailable.status()).isEqualTo(410);
        assertThat(newLink.status()).isEqualTo(200);
        assertThat(List.of(invitation, unavailable, newLink))
                .extracting(ExperienceJourneyTest::policy)
                .allMatch(policy -> policy.endsWith("frame-ancestors https://app.example"));
    }

    // the banks

    @Test
    void beginsTheSearchWithTheseBanks() {
        var id =
                journey.partner()
                        .newExperience(
                                "own",
                                Map.of(
                                        "popularInstitutions",
                                        List.of(CARDS, "7", FINBANK, "170776")));
        var consumer = journey.open(journey.full().with("experience", id)).acceptTerms();
        assertThat(consumer.values("institution")).containsExactly(CARDS, FINBANK);
        assertThat(journey.open(journey.full()).acceptTerms().values("institution")).hasSize(8);
    }

    @Test
    void findsBanksForItsProductsOnly() {
        var id = journey.partner().newExperience("own", Map.of("products", List.of("ach")));
        var consumer = journey.open(journey.full().with("experience", id)).acceptTerms();
        assertThat(consumer.goTo("/search?query=finbank%20cards").values("institution"))
                .doesNotContain(CARDS);
        assertThat(consumer.goTo("/search?query=finbank").values("institution")).contains(FINBANK);
        consumer.goTo("/search").submit("/search", "institution", CARDS);
        assertThat(consumer.screen()).isEqualTo("search");

        var lite = journey.lite("170681");
        assertThat(journey.open(lite.with("experience", id)).acceptTerms().screen())
                .isEqualTo("login");
    }

    // the accounts

    @Test
    void offersAccountsOfItsTypesOnly() {
        var id = rules(Map.of("types", List.of("checking", "savings")));
        var consumer = atChoice(journey.full().with("experience", id));
        assertThat(consumer.html()).contains("Checking").doesNotContain("Home Mortgage", "Visa");
        assertThat(atChoice(journey.full()).html()).contains("Checking", "Home Mortgage");
    }

    @Test
    void countsTheAccountsThatAreChosen() {
        var id = rules(Map.of("minimum", 2, "maximum", 3));
        var consumer = atChoice(journey.full().with("experience", id));
        var all = consumer.accounts();
        assertThat(consumer.html())
                .contains("data-maximum=\"3\"", "data-count=\"{0} of at most 3 chosen\"")
                .contains("Choose at least 2 and at most 3 accounts.");
        assertThat(consumer.share(all.subList(0, 1)).html())
                .contains("Choose at least 2 and at most 3 accounts.");
        assertThat(consumer.share(all.subList(0, 4)).screen()).isEqualTo("select-accounts");
        assertThat(consumer.share(all.subList(0, 3)).screen()).isEqualTo("review-accounts");
        assertThat(journey.shared()).hasSize(3);
    }

    @Test
    void saysThatABankHasTooFewAccounts() {
        var id = rules(Map.of("types", List.of("cryptocurrency")));
        var consumer = journey.open(journey.full().with("experience", id)).acceptTerms();
        consumer.connect("finbank", FINBANK).signIn("demo", "go");
        assertThat(consumer.screen()).isEqualTo("error");
        assertThat(consumer.heading()).isEqualTo("No suitable account here");
        assertThat(journey.shared()).isEmpty();
    }

    @Test
    void letsConsumersChooseInLiteWhereItSaysSo() {
        var id = rules(Map.of("chosenInLite", true, "maximum", 2));
        var consumer =
                journey.open(journey.lite(FINBANK).with("experience", id))
                        .acceptTerms()
                        .signIn("demo", "go");
        assertThat(consumer.screen()).isEqualTo("select-accounts");
        assertThat(consumer.canSubmit("/search-again")).isFalse();
        consumer.share(consumer.accounts().subList(0, 2));
        assertThat(consumer.heading()).isEqualTo("Thank you!");
        assertThat(journey.shared()).hasSize(2);
    }

    @Test
    void addsInLiteWhatItsTypesAllow() {
        var id = rules(Map.of("types", List.of("checking"), "minimum", 5, "maximum", 5));
        var consumer =
                journey.open(journey.lite(FINBANK).with("experience", id))
                        .acceptTerms()
                        .signIn("demo", "go");
        assertThat(consumer.heading()).isEqualTo("Thank you!");
        assertThat(journey.shared())
                .isNotEmpty()
                .allMatch(account -> account.atBank().type().equals("checking"));
    }

    // the link and its end

    @Test
    void endsItsLinksByTheFirstSuccess() {
        var id = journey.partner().newExperience("own", Map.of("singleUseUrl", true));
        assertThat(isUsedUp(journey.lite(FINBANK).with("experience", id))).isTrue();
    }

    @Test
    void leavesSingleUseToTheCall() {
        var id = journey.partner().newExperience("own", Map.of("singleUseUrl", true));
        assertThat(
                        isUsedUp(
                                journey.lite(FINBANK)
                                        .with("experience", id)
                                        .with("singleUseUrl", false)))
                .isFalse();
        var many = journey.partner().newExperience("many", Map.of());
        assertThat(isUsedUp(journey.lite(FINBANK).with("experience", many))).isFalse();
    }

    private boolean isUsedUp(Body body) {
        var link = journey.link(body);
        ConsumerWithoutScripts.opening(server, link).acceptTerms().signIn("demo", "go");
        return server.stranger().get(link.path()).status() == 410;
    }

    @Test
    void saysHowLongItsLinksLive() {
        var id = journey.partner().newExperience("own", Map.of("linkLifeMinutes", 43_200));
        var link = journey.link(journey.full().with("experience", id));
        assertThat(Long.parseLong(link.value("ttl")) - Long.parseLong(link.value("timestamp")))
                .isEqualTo(Duration.ofDays(30).toMillis());
        clock.advance(Duration.ofDays(29));
        ConsumerWithoutScripts.opening(server, link);
        clock.advance(Duration.ofDays(1));
        assertThat(server.stranger().get(link.path()).status()).isEqualTo(410);
    }

    @Test
    void brandsThePageOfALinkThatHasEnded() {
        var id =
                journey.partner()
                        .newExperience(
                                "own",
                                Map.of(
                                        "applicationName",
                                        "Harbour Loans",
                                        "brandColor",
                                        "#6d28a8"));
        var link =
                journey.link(
                        journey.full()
                                .with("experience", id)
                                .with("redirectUri", "https://app.example/back"));
        clock.advance(Duration.ofHours(3));
        assertThat(server.stranger().get(link.path()).body())
                .contains("/brand/" + id + "/1/brand.css", "Return to Harbour Loans");
    }

    @Test
    void saysHowLongLinksInMailsLiveAsWell() {
        var id = journey.partner().newExperience("own", Map.of("linkLifeMinutes", 60));
        var mails = new SendCalls(journey.partner(), journey.customer());
        var link = mails.link(mails.one("ada@example.com").with("experience", id));
        assertThat(Long.parseLong(link.value("ttl")) - Long.parseLong(link.value("timestamp")))
                .isEqualTo(Duration.ofHours(1).toMillis());
        assertThat(server.stranger().get(link.path()).status()).isEqualTo(200);
        clock.advance(Duration.ofHours(1));
        assertThat(server.stranger().get(link.path()).status()).isEqualTo(410);
    }

    @ParameterizedTest
    @CsvSource({"automatic, true", "link, false"})
    void saysHowTheConsumerGetsBack(String redirect, boolean byItself) {
        var id = journey.partner().newExperience("own", Map.of("redirect", redirect));
        for (var who : List.of(journey.customer(), journey.partner().newActiveCustomer())) {
            var consumer =
                    journey.open(
                            journey.full()
                                    .with("customerId", who)
                                    .with("experience", id)
                                    .with("redirectUri", "https://app.example/back"));
            consumer.exit();
            assertThat(consumer.html().contains("data-leave=\"https://app.example/back"))
                    .isEqualTo(byItself);
            assertThat(consumer.html()).contains("href=\"https://app.example/back");
        }
    }

    private static Map<String, Object> everythingSeen() {
        return Map.of(
                "applicationName",
                "Harbour Loans",
                "brandColor",
                "#6d28a8",
                "logo",
                SVG,
                "icon",
                SVG,
                "texts",
                Map.of(
                        "en",
                        Map.of("headline", "Hello you", "explanation", "Because we ask"),
                        "fr",
                        Map.of("headline", "Bonjour")));
    }

    private String rules(Map<String, ?> accountRules) {
        return journey.partner().newExperience("own", Map.of("accounts", accountRules));
    }

    private void replace(String id, Map<String, ?> form) {
        var answer = journey.partner().api().put("/fairlead/v1/experiences/" + id, form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private ConsumerWithoutScripts atChoice(Body body) {
        var consumer =
                journey.open(body).acceptTerms().connect("finbank", FINBANK).signIn("demo", "go");
        assertThat(consumer.screen()).isEqualTo("select-accounts");
        return consumer;
    }

    private static String policy(ConsumerWithoutScripts consumer) {
        return policy(consumer.look("/landing"));
    }

    private static String policy(Answer answer) {
        return answer.headers().firstValue("Content-Security-Policy").orElse("");
    }
}
