package io.fairlead.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.PartnerId;
import io.fairlead.webhook.ContentType;
import io.fairlead.webhook.EventId;
import io.fairlead.webhook.WebhookEventName;
import io.fairlead.webhook.WebhookSubject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The polls of the dispatcher at the hosts' queues. */
class HostQueuesTest {

    private static final String HOST = "https://one.example";
    private static final String OTHER = "https://two.example";
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final int PER_HOST = 3;

    private final HostQueues queues = new HostQueues(PER_HOST);

    @Test
    void looksOnceWhereSomethingMayBeDue() {
        queues.poll(HOST);
        queues.poll(HOST);
        assertThat(queues.nextPolls()).containsExactly(new HostPoll(HOST, PER_HOST, null));
        assertThat(queues.nextPolls()).isEmpty();
    }

    @Test
    void goesOnALittleBeforeTheLastLookThatHasTakenAll() {
        found(2);
        assertThat(queues.isPressed()).isFalse();
        queues.poll(HOST);
        assertThat(queues.nextPolls())
                .containsExactly(new HostPoll(HOST, PER_HOST, NOW.minusMillis(250)));
    }

    @Test
    void goesOnWithTheLastOneTakenWhereMoreMayBeDue() {
        found(PER_HOST);
        assertThat(queues.isPressed()).isTrue();
        queues.poll(HOST);
        assertThat(queues.nextPolls())
                .containsExactly(new HostPoll(HOST, PER_HOST, due(PER_HOST - 1)));
    }

    @Test
    void staysPressedWhileAnotherHostHasLittle() {
        found(PER_HOST);
        queues.poll(OTHER);
        queues.notePolls(queues.nextPolls(), List.of(), false, NOW);
        assertThat(queues.isPressed()).isTrue();
        found(1);
        assertThat(queues.isPressed()).isFalse();
    }

    @Test
    void looksAgainAtEveryHostWhenMoreWasDueThanANodeTakes() {
        queues.poll(HOST);
        queues.poll(OTHER);
        queues.notePolls(queues.nextPolls(), List.of(claimed(HOST, 0)), true, NOW);
        assertThat(queues.isPressed()).isTrue();
        assertThat(queues.nextPolls())
                .containsExactlyInAnyOrder(
                        new HostPoll(HOST, PER_HOST, due(0)), new HostPoll(OTHER, PER_HOST, null));
    }

    @Test
    void leavesAHostAloneUntilItHasRoom() {
        var sent = IntStream.range(0, PER_HOST).mapToObj(i -> claimed(HOST, i)).toList();
        sent.forEach(queues::sends);
        queues.poll(HOST);
        assertThat(queues.nextPolls()).isEmpty();
        assertThat(queues.sending()).isEqualTo(PER_HOST);
        queues.hasSent(sent.getFirst());
        assertThat(queues.nextPolls()).containsExactly(new HostPoll(HOST, 1, null));
        sent.stream().skip(1).forEach(queues::hasSent);
        assertThat(queues.sending()).isZero();
    }

    @Test
    void looksEverywhereFromTheBeginning() {
        found(2);
        queues.pollFromStart(List.of(HOST, OTHER));
        assertThat(queues.nextPolls())
                .containsExactlyInAnyOrder(
                        new HostPoll(HOST, PER_HOST, null), new HostPoll(OTHER, PER_HOST, null));
    }

    @Test
    void looksEverywhereAtFirstAndWhenItIsAskedTo() {
        assertThat(queues.takesPollOfAll()).isTrue();
        queues.pollAll();
        assertThat(queues.takesPollOfAll()).isTrue();
    }

    private void found(int number) {
        queues.poll(HOST);
        var claimed = IntStream.range(0, number).mapToObj(i -> claimed(HOST, i)).toList();
        queues.notePolls(queues.nextPolls(), claimed, false, NOW);
    }

    private static Instant due(int place) {
        return NOW.minus(Duration.ofHours(1)).plusSeconds(place);
    }

    private static ClaimedEvent claimed(String host, int place) {
        return new ClaimedEvent(
                UUID.randomUUID(),
                new WebhookSubject("session", "1"),
                new PartnerId("1"),
                host,
                URI.create(host + "/hook"),
                ContentType.JSON,
                null,
                1,
                due(place),
                EventId.at(NOW, 1),
                WebhookEventName.STARTED,
                new byte[0],
                NOW,
                0);
    }
}
