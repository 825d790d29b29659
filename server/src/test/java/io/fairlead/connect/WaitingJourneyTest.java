package io.fairlead.connect;

import static io.fairlead.support.FinBankInstitutions.PROFILES;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.RandomId;
import io.fairlead.support.Await;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import io.fairlead.support.TestJourney;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What consumers read while their bank is at work: what has happened, and nothing else. */
@FairleadTest
class WaitingJourneyTest {

    private static final Pattern PROGRESS =
            Pattern.compile("data-progress=\"[^\"]*(/progress[^\"]*)\"");

    private final FairleadServer server;
    private final MovableClock clock;
    private final TestJourney journey;
    private final String userid = "waiting_" + RandomId.hex();

    WaitingJourneyTest(FairleadServer server, MovableClock clock) {
        this.server = server;
        this.clock = clock;
        this.journey = server.newJourney();
    }

    @Test
    void saysThatTheBankHasLetTheConsumerIn() throws Exception {
        stall("sign-on", 1);
        stall("accounts", 20);
        var consumer = journey.atLogin(PROFILES);
        consumer.sendOnly(
                "/login",
                consumer.filled(
                        "/login", "Banking Userid", userid, "Banking Password", "profile_03"));
        assertThat(consumer.look("/loading").body())
                .contains("Signing in to FinBank Profiles - A", "usually takes a few seconds")
                .doesNotContain("You are signed in", "three minutes");

        Await.until(() -> consumer.look("/loading").body().contains("You are signed in"));
        assertThat(consumer.look("/loading").body())
                .contains("Looking for your accounts at FinBank Profiles - A");
    }

    @Test
    void saysHowLongItCanTakeOnceItTakesLong() {
        stall("sign-on", 20);
        var consumer = journey.atLogin(PROFILES);
        consumer.sendOnly(
                "/login",
                consumer.filled(
                        "/login", "Banking Userid", userid, "Banking Password", "profile_03"));
        var first = consumer.look("/loading").body();
        assertThat(first).contains("usually takes a few seconds");

        clock.advance(Duration.ofSeconds(9));
        assertThat(consumer.look("/loading").body()).contains("is taking a little longer");
        assertThat(consumer.look(progress(first)).status())
                .as("news for a screen with the first words")
                .isEqualTo(303);
        clock.advance(Duration.ofSeconds(12));
        var last = consumer.look("/loading").body();
        assertThat(last).contains("up to three minutes");
        assertThat(consumer.look(progress(last)).status()).as("no news").isEqualTo(204);
    }

    private static String progress(String page) {
        var progress = PROGRESS.matcher(page);
        assertThat(progress.find()).isTrue();
        return progress.group(1).replace("&amp;", "&");
    }

    private void stall(String step, int seconds) {
        server.bank()
                .fault(
                        Map.of(
                                "institutionId", PROFILES,
                                "userid", userid,
                                "step", step,
                                "kind", "stall",
                                "seconds", seconds,
                                "times", 1));
    }
}
