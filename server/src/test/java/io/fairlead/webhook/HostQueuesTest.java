package io.fairlead.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.shared.PartnerId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which looks the courier takes at the hosts' queues. */
class HostQueuesTest {

    private static final String HOST = "https://one.example";
    private static final String OTHER = "https://two.example";
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final int PER_HOST = 3;

    private final HostQueues queues = new HostQueues(PER_HOST);

    @Test
    void looksOnceWhereSomethingMayBeDue() {
        queues.lookAt(HOST);
        queues.lookAt(HOST);
        assertThat(queues.take()).containsExactly(new HostLook(HOST, PER_HOST, null));
        assertThat(queues.take()).isEmpty();
    }

    @Test
    void goesOnALittleBeforeTheLastLookThatHasTakenAll() {
        found(2);
        assertThat(queues.isPressed()).isFalse();
        queues.lookAt(HOST);
        assertThat(queues.take())
                .containsExactly(new HostLook(HOST, PER_HOST, NOW.minusMillis(250)));
    }

    @Test
    void goesOnWithTheLastOneTakenWhereMoreMayBeDue() {
        found(PER_HOST);
        assertThat(queues.isPressed()).isTrue();
        queues.lookAt(HOST);
        assertThat(queues.take()).containsExactly(new HostLook(HOST, PER_HOST, due(PER_HOST - 1)));
    }

    @Test
    void staysPressedWhileAnotherHostHasLittle() {
        found(PER_HOST);
        queues.lookAt(OTHER);
        queues.note(queues.take(), List.of(), false, NOW);
        assertThat(queues.isPressed()).isTrue();
        found(1);
        assertThat(queues.isPressed()).isFalse();
    }

    @Test
    void looksAgainAtEveryHostWhenMoreWasDueThanANodeTakes() {
        queues.lookAt(HOST);
        queues.lookAt(OTHER);
        queues.note(queues.take(), List.of(claimed(HOST, 0)), true, NOW);
        assertThat(queues.isPressed()).isTrue();
        assertThat(queues.take())
                .containsExactlyInAnyOrder(
                        new HostLook(HOST, PER_HOST, due(0)), new HostLook(OTHER, PER_HOST, null));
    }

    @Test
    void leavesAHostAloneUntilItHasRoom() {
        var sent = IntStream.range(0, PER_HOST).mapToObj(i -> claimed(HOST, i)).toList();
        sent.forEach(queues::sends);
        queues.lookAt(HOST);
        assertThat(queues.take()).isEmpty();
        assertThat(queues.sending()).isEqualTo(PER_HOST);
        queues.hasSent(sent.getFirst());
        assertThat(queues.take()).containsExactly(new HostLook(HOST, 1, null));
        sent.stream().skip(1).forEach(queues::hasSent);
        assertThat(queues.sending()).isZero();
    }

    @Test
    void looksEverywhereFromTheBeginning() {
        found(2);
        queues.lookAtAll(List.of(HOST, OTHER));
        assertThat(queues.take())
                .containsExactlyInAnyOrder(
                        new HostLook(HOST, PER_HOST, null), new HostLook(OTHER, PER_HOST, null));
    }

    @Test
    void looksEverywhereAtFirstAndWhenItIsAskedTo() {
        assertThat(queues.takesLookEverywhere()).isTrue();
        queues.lookEverywhere();
        assertThat(queues.takesLookEverywhere()).isTrue();
    }

    private void found(int number) {
        queues.lookAt(HOST);
        var claimed = IntStream.range(0, number).mapToObj(i -> claimed(HOST, i)).toList();
        queues.note(queues.take(), claimed, false, NOW);
    }

    private static Instant due(int place) {
        return NOW.minus(Duration.ofHours(1)).plusSeconds(place);
    }

    private static Claimed claimed(String host, int place) {
        return new Claimed(
                UUID.randomUUID(),
                new PartnerId("1"),
                host,
                URI.create(host + "/hook"),
                ContentType.JSON,
                null,
                1,
                due(place),
                EventId.at(NOW, 1),
                "one",
                new byte[0],
                NOW,
                0);
    }
}
