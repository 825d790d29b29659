package io.fairlead.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.spi.Challenge;
import io.fairlead.spi.Linked;
import io.fairlead.spi.SavedState;
import io.fairlead.spi.Step;
import io.fairlead.support.Await;
import io.fairlead.support.BankAccounts;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.MovableClock;
import io.fairlead.support.ScriptedBank;
import io.fairlead.support.TestJourney;
import io.fairlead.support.TestLink;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two tabs of a browser wait for the same answer of a bank, which takes its time. */
@FairleadTest
class TwoTabsTest {

    private static final SavedState STATE = new SavedState(1, new byte[0]);

    private final FairleadServer server;
    private final MovableClock clock;
    private final JdbcClient database;
    private final TestJourney journey;
    private final TestLink link;
    private final ScriptedBank bank = new ScriptedBank(BankAccounts.checking("1111", "100.00"));

    TwoTabsTest(FairleadServer server, MovableClock clock, JdbcClient database) {
        this.server = server;
        this.clock = clock;
        this.database = database;
        this.journey = server.newJourney();
        this.link = journey.link(journey.full());
    }

    @BeforeEach
    void enterTheDirectory() {
        database.sql(
                        """
                        INSERT INTO institution (id, name, testing, connector, oauth, products, profile)
                        SELECT :id, 'Slow Bank', testing, 'scripted', false, products, profile
                        FROM institution WHERE id = '101732'
                        """)
                .param("id", bank.ref().institutionId())
                .update();
    }

    @AfterEach
    void leaveTheDirectory() {
        var deleted =
                journey.partner().api().delete("/aggregation/v1/customers/" + journey.customer());
        assertThat(deleted.status()).as(deleted.body()).isEqualTo(204);
        database.sql("DELETE FROM institution WHERE id = :id")
                .param("id", bank.ref().institutionId())
                .update();
    }

    @Test
    void goOnTogetherOnceTheConsumerHasApprovedElsewhere() {
        var approved = new AtomicBoolean();
        bank.linking = this::approval;
        bank.resuming = _ -> approved.get() ? Step.done(bank.linked("first")) : approval();
        var first = atBank();
        var second = CompletableFuture.supplyAsync(() -> first.tabBeside(link));
        Await.until(() -> sessions() == 2);
        clock.advance(Duration.ofMinutes(1)); // nobody works for the second one yet
        Await.until(() -> working() == 2);
        approved.set(true);

        assertThat(second.join().screen()).isEqualTo("select-accounts");
        assertThat(first.goTo("/loading").screen()).isEqualTo("select-accounts");
        assertThat(second.join().accounts()).isEqualTo(first.accounts()).hasSize(1);
    }

    @Test
    void goOnTogetherWhenBothAnswerAtOnce() {
        var looks = new CountDownLatch(1);
        bank.linking = this::question;
        bank.resuming =
                _ -> {
                    assertThat(passed(looks)).isTrue();
                    return Step.done(bank.linked("first"));
                };
        var first = atBank().goTo("");
        assertThat(first.screen()).isEqualTo("mfa");
        var second = first.tabBeside(link);
        assertThat(second.screen()).isEqualTo("mfa");
        first.sendOnly("/mfa", first.filled("/mfa", "answer.0", "Rex"));
        second.sendOnly("/mfa", second.filled("/mfa", "answer.0", "Rex"));
        assertThat(second.look("/loading").body()).contains("data-progress");
        looks.countDown();

        assertThat(second.goTo("/loading").screen()).isEqualTo("select-accounts");
        assertThat(first.goTo("/loading").screen()).isEqualTo("select-accounts");
        assertThat(bank.calls).containsOnlyOnce("resume");
    }

    @Test
    void leaveTheQuestionWhenTheOtherOneHasLeftIt() {
        bank.linking = this::question;
        bank.resuming = _ -> Step.done(bank.linked("first"));
        var first = atBank().goTo("");
        var second = first.tabBeside(link);
        assertThat(first.answer("Rex").screen()).isEqualTo("select-accounts");
        first.exit();
        assertThat(second.answer("Rex").heading()).isEqualTo("The time to answer is over");
    }

    private ConsumerWithoutScripts atBank() {
        var consumer = ConsumerWithoutScripts.opening(server, link).acceptTerms();
        var chosen = consumer.filled("/search", "institution", bank.ref().institutionId());
        consumer.sendOnly("/search", chosen);
        return consumer;
    }

    private Step<Linked> approval() {
        return new Step.Wait<>(Duration.ofMillis(50), "Approve in your app.", STATE, expiry());
    }

    private Step<Linked> question() {
        var challenges = List.<Challenge>of(new Challenge.Text("pet", "Your first pet?"));
        return new Step.MfaNeeded<>(challenges, STATE, expiry());
    }

    private Instant expiry() {
        return clock.instant().plus(Duration.ofMinutes(10));
    }

    private int sessions() {
        return count("TRUE");
    }

    /** How many sessions a node has begun to work for, or taken over, since the clock moved. */
    private int working() {
        var since = clock.instant().minusSeconds(50);
        return count("heartbeat_at > '%s'".formatted(since));
    }

    private int count(String condition) {
        return database.sql(
                        "SELECT count(*) FROM session WHERE partner_id = :partner AND " + condition)
                .param("partner", journey.partner().id().value())
                .query(Integer.class)
                .single();
    }

    private static boolean passed(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
