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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.web.util.HtmlUtils;

/**
 * Whatever a bank refuses, and whichever link the consumer has: there is a way on, and it works.
 */
@FairleadTest
class RefusalWaysTest {

    private static final Pattern SITE =
            Pattern.compile(
                    "<footer class=\"actions\">.*?<a [^>]*href=\"(https://[^\"]+)\"",
                    Pattern.DOTALL);

    /** All that leads on from a refusal. */
    private static final List<String> WAYS =
            List.of("/sign-in", "/search-again", "/submit", "/exit");

    /** Those that do not end the session. */
    private static final List<String> STEPS = List.of("/sign-in", "/search-again");

    private final Sessions sessions;
    private final TestJourney journey;

    RefusalWaysTest(FairleadServer server, Sessions sessions) {
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
                            assertThat(WAYS.stream().filter(consumer::canSubmit))
                                    .as("ways on from %s in %s", refusal, type)
                                    .isNotEmpty();
                            assertThat(consumer.canSubmit("/exit"))
                                    .as("a way back from %s in %s", refusal, type)
                                    .isNotEqualTo(type.choosesBank());
                            STEPS.forEach(way -> follow(consumer, way, type, refusal));
                        });
        follow(consumer, "/exit", type, Refusal.NOT_SUPPORTED);
    }

    /** Goes a way from a refusal, if there is such a way. */
    private void follow(ConsumerWithoutScripts consumer, String way, Type type, Refusal refusal) {
        refuse(consumer, type, refusal);
        if (consumer.canSubmit(way)) {
            assertThat(consumer.submit(way).screen())
                    .as("%s from %s in %s", way, refusal, type)
                    .isEqualTo(screenAfter(way));
        }
    }

    private static String screenAfter(String way) {
        return switch (way) {
            case "/sign-in" -> "login";
            case "/search-again" -> "search";
            default -> "end";
        };
    }

    private void refuse(ConsumerWithoutScripts consumer, Type type, Refusal refusal) {
        var session = session(consumer);
        assertThat(
                        sessions.move(
                                session,
                                session.running()
                                        .with(new Stage.Error(type.connection(), refusal))))
                .isPresent();
        assertThat(consumer.goTo("/error").screen()).isEqualTo("error");
        assertThat(consumer.canSubmit("/search-again")).isEqualTo(type.choosesBank());
        SITE.matcher(consumer.html())
                .results()
                .map(site -> HtmlUtils.htmlUnescape(site.group(1)))
                .forEach(site -> assertThat(site).isEqualTo("https://finbank.example/102105"));
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
        assertThat(again.html()).contains("emblem good").doesNotContain("Code 169", "caution");
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
        assertThat(found.html()).contains(bank.mark);
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
