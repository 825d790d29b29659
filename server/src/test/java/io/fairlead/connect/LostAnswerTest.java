package io.fairlead.connect;

import static io.fairlead.support.FinBankInstitutions.FINBANK;
import static io.fairlead.support.FinBankInstitutions.OAUTH;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.session.Session;
import io.fairlead.session.Sessions;
import io.fairlead.session.state.Connection;
import io.fairlead.session.state.SessionEvent.Attempted;
import io.fairlead.session.state.SessionKey;
import io.fairlead.session.state.Stage;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.TestJourney;
import java.sql.Timestamp;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node dies while a bank looks at what the consumer has given, which no other node has. */
@FairleadTest
class LostAnswerTest {

    private static final String ONCE_MORE = "Please enter this once more";

    private final Sessions sessions;
    private final JdbcClient jdbc;
    private final TestJourney journey;

    LostAnswerTest(FairleadServer server, Sessions sessions, JdbcClient jdbc) {
        this.sessions = sessions;
        this.jdbc = jdbc;
        this.journey = server.newJourney();
    }

    @Test
    void asksForLostCredentialsOnceMore() {
        var consumer = journey.open(journey.lite(FINBANK)).acceptTerms();
        loseAnswer(consumer, Attempted.CREDENTIALS);

        consumer.goTo("/loading");
        assertThat(consumer.screen()).isEqualTo("login");
        assertThat(consumer.html()).contains(ONCE_MORE).doesNotContain("did not accept");
        assertThat(consumer.signIn("demo", "go").heading()).isEqualTo("Thank you!");
    }

    @Test
    void asksForTheCredentialsWhenTheAnswerToAQuestionIsLost() {
        var consumer = journey.open(journey.lite(FINBANK)).acceptTerms().signIn("tfa_text", "go");
        assertThat(consumer.screen()).isEqualTo("mfa");
        loseAnswer(consumer, Attempted.MFA);

        consumer.goTo("/loading");
        assertThat(consumer.html()).contains(ONCE_MORE);
        consumer.signIn("tfa_text", "go").answer("Rex");
        assertThat(consumer.heading()).isEqualTo("Thank you!");
    }

    @Test
    void leadsToTheBanksPageOnceMore() {
        var consumer = journey.open(journey.lite(OAUTH)).acceptTerms();
        loseAnswer(consumer, Attempted.CONSENT);

        consumer.goTo("/loading");
        consumer.allowAtBank("ordinary", "profile_03").goTo("/loading");
        assertThat(consumer.heading()).isEqualTo("Thank you!");
    }

    @Test
    void goesOnWhenTheBankHadAccepted() {
        var consumer =
                journey.open(journey.full())
                        .acceptTerms()
                        .connect("finbank", FINBANK)
                        .signIn("demo", "go");
        assertThat(consumer.screen()).isEqualTo("select-accounts");
        loseAnswer(consumer, Attempted.CREDENTIALS);

        assertThat(consumer.goTo("/loading").screen()).isEqualTo("select-accounts");
    }

    /** The session stands where it waits for its bank, and nobody works for it any more. */
    private void loseAnswer(ConsumerWithoutScripts consumer, Attempted attempted) {
        var session = session(consumer);
        var waiting = new Stage.Loading(connection(session), new Stage.Task.Answer(attempted));
        assertThat(sessions.move(session, session.running().with(waiting))).isPresent();
        jdbc.sql("UPDATE session SET heartbeat_at = ? WHERE id = ?")
                .params(Timestamp.from(Instant.EPOCH), session.id())
                .update();
    }

    private Session session(ConsumerWithoutScripts consumer) {
        var key = new SessionKey(consumer.session().substring("/s/".length()));
        return sessions.find(key).orElseThrow();
    }

    private static Connection connection(Session session) {
        return ((Stage.AtInstitution) session.stage()).connection();
    }
}
