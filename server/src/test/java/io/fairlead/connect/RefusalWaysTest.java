package io.fairlead.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.session.Session;
import io.fairlead.session.Sessions;
import io.fairlead.session.state.Connection;
import io.fairlead.session.state.Refusal;
import io.fairlead.session.state.SessionKey;
import io.fairlead.session.state.Stage;
import io.fairlead.spi.Cause;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.FinBankInstitutions;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.GenerateCalls.Body;
import io.fairlead.support.TestJourney;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.HtmlUtils;

/**
 * Whatever a bank refuses, and whichever link the consumer has: there is a way on, and it works.
 */
@FairleadTest
class RefusalWaysTest {

    private static final Pattern ACTIONS =
            Pattern.compile("<footer class=\"actions\">(.*?)</footer>", Pattern.DOTALL);

    private static final Pattern WAY =
            Pattern.compile(
                    "<(?:form method=\"post\" action|a class=\"[^\"]*\" href)=\"([^\"]+)\"");

    private final FairleadServer server;
    private final Sessions sessions;
    private final TestJourney journey;

    RefusalWaysTest(FairleadServer server, Sessions sessions) {
        this.server = server;
        this.sessions = sessions;
        this.journey = server.newJourney();
    }

    /** A kind of link. */
    enum Type {
        FULL,
        LITE,
        FIX,
        JOINT;

        Body body(GenerateCalls calls) {
            return switch (this) {
                case FULL -> calls.full();
                case LITE -> calls.lite();
                case FIX -> calls.fix();
                case JOINT -> calls.body(GenerateCalls.JOINT);
            };
        }

        boolean choosesBank() {
            return this == FULL || this == JOINT;
        }

        Connection connection() {
            return this == FIX
                    ? Connection.repairing(GenerateCalls.INSTITUTION, false, GenerateCalls.LOGIN)
                    : Connection.to(GenerateCalls.INSTITUTION, false);
        }
    }

    /** The aggregation status of every cause, and what else a consumer is told. */
    private static Stream<Refusal> refusals() {
        return Stream.of(
                        Arrays.stream(Cause.values()).map(Refusal::of),
                        Arrays.stream(Refusal.Kind.values()).map(kind -> new Refusal(kind, 580)))
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusalHasAWayOnThatWorks(Type type) {
        var consumer = journey.open(type.body(journey.calls())).acceptTerms();
        refusals()
                .distinct()
                .forEach(
                        refusal -> {
                            refuse(consumer, type, refusal);
                            var ways = ways(consumer);
                            assertThat(ways)
                                    .as("%s in %s", refusal, type)
                                    .containsAnyOf(
                                            type.choosesBank() ? "/search-again" : "/exit",
                                            "/submit");
                            ways.stream()
                                    .filter(way -> !way.equals("/exit") && !way.equals("/submit"))
                                    .forEach(way -> follow(consumer, way, type, refusal));
                        });
        if (!type.choosesBank()) {
            refuse(consumer, type, Refusal.NOT_SUPPORTED);
            assertThat(consumer.submit("/exit").heading()).isEqualTo("You have left");
        }
    }

    private void follow(ConsumerWithoutScripts consumer, String way, Type type, Refusal refusal) {
        if (way.startsWith("https:")) {
            assertThat(way).isEqualTo("https://finbank.example/102105");
            return;
        }
        refuse(consumer, type, refusal);
        if (way.equals("/review-accounts")) {
            assertThat(consumer.goTo(way).screen()).isEqualTo("review-accounts");
            return;
        }
        assertThat(consumer.submit(way).screen())
                .as("%s from %s in %s", way, refusal, type)
                .isEqualTo(way.equals("/sign-in") ? "login" : "search");
    }

    private void refuse(ConsumerWithoutScripts consumer, Type type, Refusal refusal) {
        var session = session(consumer);
        var there = session.running().with(new Stage.Error(type.connection(), refusal));
        assertThat(sessions.move(session, there)).isPresent();
        assertThat(consumer.goTo("/error").screen()).isEqualTo("error");
    }

    /** Where the controls below the text lead: to parts of the session, and to other sites. */
    private static List<String> ways(ConsumerWithoutScripts consumer) {
        var actions = ACTIONS.matcher(consumer.html());
        assertThat(actions.find()).as(consumer.html()).isTrue();
        return WAY.matcher(actions.group(1))
                .results()
                .map(way -> HtmlUtils.htmlUnescape(way.group(1)))
                .map(way -> way.replace(consumer.session(), ""))
                .toList();
    }

    /**
     * All that a bank of the vendor's test world can say, where nothing but the link's bank helps.
     */
    @ParameterizedTest
    @ValueSource(
            ints = {
                102, 108, 109, 123, 125, 127, 128, 130, 185, 187, 320, 331, 580, 900, 901, 903, 904,
                905, 906, 907, 910, 913, 914, 915, 916, 920, 925, 929, 931, 936, 945, 946, 947, 948
            })
    void everyStatusOfABankHasAWayOnInLite(int code) {
        var userid = "refused_" + code;
        server.bank()
                .fault(
                        Map.of(
                                "institutionId",
                                FinBankInstitutions.PROFILES,
                                "userid",
                                userid,
                                "step",
                                "sign-on",
                                "kind",
                                "fail",
                                "code",
                                code,
                                "times",
                                1));
        var consumer = journey.open(journey.lite()).acceptTerms().signIn(userid, "profile_03");
        assertThat(consumer.screen()).isEqualTo("error");
        assertThat(ways(consumer)).contains("/exit");
        assertThat(consumer.submit("/exit").heading()).isEqualTo("You have left");
    }

    private Session session(ConsumerWithoutScripts consumer) {
        return sessions.find(new SessionKey(consumer.session().substring("/s/".length())))
                .orElseThrow();
    }

    @Test
    void tellsASuccessAsOneWhereEverythingIsSharedAlready() {
        var first = journey.open(journey.lite()).acceptTerms().signIn("already", "profile_03");
        assertThat(first.heading()).isEqualTo("Thank you!");
        var shared = journey.shared().size();

        var again = journey.open(journey.lite()).acceptTerms().signIn("already", "profile_03");
        assertThat(again.screen()).isEqualTo("error");
        assertThat(again.heading()).isEqualTo("You are already connected");
        assertThat(again.html())
                .contains("emblem good")
                .doesNotContain(">Code 169<", "emblem caution");
        assertThat(again.submit("/submit").heading()).isEqualTo("Thank you!");
        assertThat(again.messages()).contains("\"code\":200");
        assertThat(journey.shared()).hasSize(shared);
    }

    @Test
    void leadsToWhatIsSharedWhereTheConsumerChoosesBanks() {
        var consumer = journey.atLogin(FinBankInstitutions.PROFILES).signIn("twice", "profile_03");
        consumer.share(consumer.accounts());
        consumer.goTo("/search")
                .connect("finbank", FinBankInstitutions.PROFILES)
                .signIn("twice", "profile_03");
        assertThat(consumer.heading()).isEqualTo("You are already connected");
        assertThat(consumer.html()).contains("/review-accounts\">Review what you share</a>");
        assertThat(consumer.goTo("/review-accounts").screen()).isEqualTo("review-accounts");
    }

    @Test
    void offersToConnectAgainWhatWasRemoved() {
        var consumer =
                journey.atLogin(FinBankInstitutions.PROFILES).signIn("removed", "profile_03");
        consumer.share(consumer.accounts());
        consumer.goTo("/remove/" + consumer.values("login").getFirst()).submit("/remove");
        assertThat(consumer.screen()).isEqualTo("search");
        assertThat(consumer.html()).contains("FinBank Profiles - A was removed");
        assertThat(journey.shared()).isEmpty();

        consumer.submit("/search", "institution", FinBankInstitutions.PROFILES);
        assertThat(consumer.screen()).isNotEqualTo("search");
        assertThat(consumer.goTo("/search").html()).doesNotContain("was removed");
    }

    @ParameterizedTest
    @EnumSource
    void nobodyIsAskedForAPasswordOfABankThatIsDown(Down bank) {
        var found = journey.open(journey.full()).acceptTerms().goTo("/search?query=" + bank.name);
        // The bank itself may have said why, to another test.
        assertThat(found.html()).containsAnyOf(bank.mark, "Down for maintenance");
        var chosen = found.submit("/search", "institution", bank.id);
        if (chosen.screen().startsWith("sign-in")) {
            assertThat(chosen.html()).contains("FinBank " + bank.warning);
            chosen.submit("/sign-in");
        }
        assertThat(chosen.screen()).isEqualTo("error");
        assertThat(chosen.html()).contains("Code " + bank.code);
        assertThat(chosen.canSubmit("/search-again")).isTrue();

        var lite = journey.open(journey.lite(bank.id)).acceptTerms();
        assertThat(lite.screen()).isEqualTo("error");
        assertThat(lite.html()).contains("Code " + bank.code);
        assertThat(lite.canSubmit("/exit")).isTrue();
    }

    /** Banks that the directory knows to be down. */
    enum Down {
        MAINTENANCE("990009", "maintenance", "Down for maintenance", "Maintenance is down", 905),
        OFFLINE("176078", "offline", "Not working right now", "Offline does not answer", 905);

        private final String id;
        private final String name;
        private final String mark;
        private final String warning;
        private final int code;

        Down(String id, String name, String mark, String warning, int code) {
            this.id = id;
            this.name = name;
            this.mark = mark;
            this.warning = warning;
            this.code = code;
        }
    }
}
