package io.fairlead.sandbox.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.consent.ConsentExpiry;
import io.fairlead.sandbox.finbank.FinBankClock;
import io.fairlead.session.SessionExpiry;
import io.fairlead.shared.FairleadProperties;
import io.fairlead.shared.time.ServerClock;
import io.fairlead.shared.work.Heartbeats;
import io.fairlead.shared.work.LeaseTable;
import io.fairlead.support.ApiClient.Answer;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.FairleadTest;
import io.fairlead.support.TestJourney;
import io.fairlead.support.TestLink;
import io.fairlead.support.WebhookReceiver;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A sandbox whose time goes on as somebody wants. */
@FairleadTest
class SandboxClockTest {

    private static final String CLOCK = "/sandbox/v1/clock";

    private final FairleadServer server;
    private final ServerClock clock;
    @AutoClose private final WebhookReceiver receiver = WebhookReceiver.started();
    private final TestJourney journey;

    SandboxClockTest(FairleadServer server, ServerClock clock) {
        this.server = server;
        this.clock = clock;
        this.journey = server.newJourney(receiver);
    }

    @AfterEach
    void showTheRealTime() {
        assertThat(server.stranger().post(CLOCK + "/reset", Map.of()).status()).isEqualTo(200);
    }

    @Test
    void movesTheServerAndTheBankTogether() {
        var answer = advance("P1D");

        assertThat(Duration.parse(answer.text("offset")))
                .isBetween(Duration.ofDays(1), Duration.ofDays(1).plusSeconds(2));
        var bank = server.bank().api().get("/clock");
        assertThat(bank.text("offset")).isEqualTo(answer.text("offset"));
        assertThat(Instant.parse(bank.text("now")))
                .isCloseTo(clock.instant(), within(10, ChronoUnit.SECONDS));

        server.stranger().post(CLOCK + "/reset", Map.of());

        assertThat(clock.ahead()).isZero();
        assertThat(server.bank().api().get("/clock").text("offset")).isEqualTo("PT0S");
    }

    @Test
    void goesToAMoment() {
        var moment = clock.instant().plus(Duration.ofDays(40)).truncatedTo(ChronoUnit.SECONDS);

        var answer = server.stranger().post(CLOCK, Map.of("to", moment.toString()));

        assertThat(Instant.parse(answer.text("now")))
                .isAfterOrEqualTo(moment)
                .isCloseTo(moment, within(90, ChronoUnit.SECONDS));
    }

    @Test
    void endsLinks() {
        var link = journey.link(journey.full());
        assertThat(waits("link", journey.customer())).isTrue();

        advance("PT3H");

        assertThat(server.stranger().get(link.path()).status()).isEqualTo(410);
        assertThat(waits("link", journey.customer())).isFalse();
    }

    /** Whatever ends meanwhile ends at its own time, and not when the clock has arrived. */
    @Test
    void endsASessionWhenItsTimeIsOver() {
        var link = journey.link(journey.full());
        ConsumerWithoutScripts.opening(server, link).acceptTerms();

        advance("PT1H30M");

        var session = timeline(link).path("sessions").get(0);
        assertThat(session.path("reason").stringValue()).isEqualTo("timeout");
        var lived =
                Duration.between(
                        Instant.parse(session.path("startedAt").stringValue()),
                        Instant.parse(session.path("endedAt").stringValue()));
        assertThat(lived).isBetween(Duration.ofMinutes(6), Duration.ofMinutes(60));
    }

    @Test
    void sendsWebhooksAgain() {
        var link = journey.link(journey.full());
        receiver.answers(503);
        ConsumerWithoutScripts.opening(server, link).acceptTerms();
        journey.partner().awaitWebhookEvents("waiting", 1);

        advance("PT2H");

        var event = journey.partner().withNewToken().webhookEvents("").getLast();
        var attempts =
                journey.partner()
                        .withNewToken()
                        .api()
                        .get("/fairlead/v1/webhook-events/" + event.path("eventId").stringValue())
                        .json()
                        .path("attempts")
                        .valueStream()
                        .map(attempt -> Instant.parse(attempt.path("startedAt").stringValue()))
                        .toList();
        assertThat(attempts).hasSizeGreaterThan(2).isSorted();
        assertThat(Duration.between(attempts.getFirst(), attempts.getLast()))
                .isGreaterThan(Duration.ofMinutes(1));
    }

    @Test
    void bringsTheBanksNextDay() {
        assertThat(pending())
                .anyMatch(waiting -> waiting.path("what").stringValue().equals("bankDay"));
    }

    /** What nodes agree upon among themselves nobody moves. */
    @Test
    void leavesLeasesAlone(@Autowired Heartbeats all) {
        var leases = all.leases(new NoTable());
        advance("P1D");

        assertThat(leases.now()).isBefore(clock.instant().minus(Duration.ofHours(23)));
        assertThat(leases.heartbeatBefore()).isBefore(leases.now());
    }

    private static final class NoTable implements LeaseTable<String> {
        @Override
        public void heartbeat(Collection<String> keys, Instant now) {}

        @Override
        public void release(String key) {}
    }

    @Test
    void isTheSameOnEveryNodeAndAfterARestart(
            @Autowired ClockStore store,
            @Autowired FinBankClock bank,
            @Autowired SessionExpiry sessions,
            @Autowired ConsentExpiry consents,
            @Autowired FairleadProperties properties) {
        advance("P7D");
        var other = new ServerClock(InstantSource.system());

        new SandboxClock(other, store, bank, sessions, consents, properties)
                .afterSingletonsInstantiated();

        assertThat(other.ahead()).isEqualTo(clock.ahead()).isGreaterThan(Duration.ofDays(6));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                    | Give either "advance", such as P1D or PT2H, or "to", a moment.
                    {"advance":"P1D","to":"2026-12-24T09:00:00Z"} | Give either "advance", such as P1D or PT2H, or "to", a moment.
                    {"advance":"tomorrow"}                | "advance" must be a duration such as P1D, P1M or PT2H.
                    {"advance":"PT99999999999999999999H"} | "advance" must be a duration such as P1D, P1M or PT2H.
                    {"advance":"P-1D"}                    | The clock goes forward only: "advance" must not lead back. Reset it to show the real time.
                    {"to":"2001-01-01T00:00:00Z"}         | The clock goes forward only: "to" must not lead back. Reset it to show the real time.
                    {"advance":"P11Y"}                    | "advance" leads further than ten years ahead.
                    {"to":"soon"}                         | "to" must be a moment such as 2026-11-23T08:00:00Z.
                    {"advnace":"P1D"}                     | "advnace" is no field here. There are: advance, to.
                    """)
    void saysWhatIsWrong(String body, String message) {
        var answer = server.stranger().postRaw(CLOCK, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("message")).isEqualTo("Bad request. " + message);
        assertThat(clock.ahead()).isZero();
    }

    private Answer advance(String by) {
        var answer = server.stranger().post(CLOCK, Map.of("advance", by));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private boolean waits(String what, String subject) {
        return pending().stream()
                .anyMatch(
                        waiting ->
                                waiting.path("what").stringValue().equals(what)
                                        && waiting.path("subject").stringValue().equals(subject));
    }

    private List<JsonNode> pending() {
        return server.stranger()
                .get(CLOCK + "?limit=1000")
                .json()
                .path("pending")
                .valueStream()
                .toList();
    }

    /** By a token of the moved time. */
    private JsonNode timeline(TestLink link) {
        var encoded = URLEncoder.encode(link.toString(), StandardCharsets.UTF_8);
        return journey.partner()
                .withNewToken()
                .api()
                .get("/fairlead/v1/timeline?link=" + encoded)
                .json();
    }
}
