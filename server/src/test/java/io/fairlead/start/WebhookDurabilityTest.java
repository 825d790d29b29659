package io.fairlead.start;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.sandbox.Demo;
import io.fairlead.support.ApiClient;
import io.fairlead.support.Await;
import io.fairlead.support.FreePort;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.TestPartner;
import io.fairlead.support.WebhookReceiver;
import io.fairlead.support.WebhookReceiver.Answer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program and its database are killed while they deliver webhooks. */
class WebhookDurabilityTest {

    private static final int CONSUMERS = 4;
    private static final int SESSIONS_BEFORE_THE_END = 60;

    /** Those of one opening of a Lite link. */
    private static final List<String> EVENTS = List.of("started", "institutionSupported");

    private final int port = FreePort.find();
    private final int bankPort = FreePort.find();
    private final URI address = URI.create("http://localhost:" + port);
    @TempDir private Path folder;

    @Test
    void deliversEverySessionsEventsInOrderThoughItWasKilled() throws Exception {
        try (var receiver = WebhookReceiver.started()) {
            receiver.answers(_ -> Answer.of(200).after(Duration.ofMillis(40)));
            Set<String> opened;
            try (var fairlead = started()) {
                opened = openUntilKilled(fairlead, receiver);
            }
            assertThat(opened).hasSizeGreaterThanOrEqualTo(SESSIONS_BEFORE_THE_END);
            var arrivedBefore = arrivals(receiver);
            assertThat(opened).anyMatch(hook -> !EVENTS.equals(arrivedBefore.get(hook)));

            try (var _ = started()) {
                Await.until(
                        () -> opened.stream().allMatch(hook -> hasAll(arrivals(receiver), hook)));
            }
            var arrived = arrivals(receiver);
            assertThat(opened).allSatisfy(hook -> assertThat(arrived.get(hook)).isEqualTo(EVENTS));
            assertThat(receiver.events())
                    .as("only what was in flight comes twice")
                    .hasSizeLessThan(EVENTS.size() * arrived.size() + 64);
        }
    }

    /** The paths of the webhooks of all links whose opening was acknowledged. */
    private Set<String> openUntilKilled(FairleadProcess fairlead, WebhookReceiver receiver) {
        Set<String> opened = ConcurrentHashMap.newKeySet();
        var partner = TestPartner.authenticated(Demo.PARTNER, new ApiClient(address));
        var calls = new GenerateCalls(partner, Demo.CUSTOMER.value());
        var numbers = new AtomicInteger();
        try (var consumers = Executors.newFixedThreadPool(CONSUMERS)) {
            IntStream.range(0, CONSUMERS)
                    .forEach(_ -> consumers.execute(() -> open(calls, receiver, numbers, opened)));
            try {
                Await.until(() -> opened.size() >= SESSIONS_BEFORE_THE_END);
            } finally {
                fairlead.kill();
            }
        }
        return opened;
    }

    /** Until nobody answers any more. */
    private void open(
            GenerateCalls calls,
            WebhookReceiver receiver,
            AtomicInteger numbers,
            Set<String> opened) {
        try {
            while (true) {
                var hook = "/hook/" + numbers.incrementAndGet();
                var body = calls.lite().with("institutionId", Demo.INSTITUTION);
                var link = calls.link(body.with("webhook", receiver.url(hook)));
                assertThat(new ApiClient(address).get(link.path()).status()).isEqualTo(303);
                opened.add(hook);
            }
        } catch (UncheckedIOException _) {
            // killed
        }
    }

    /** Path of a webhook to the types of its events, in the order of their first arrival. */
    private static Map<String, List<String>> arrivals(WebhookReceiver receiver) {
        return receiver.events().stream()
                .collect(
                        groupingBy(
                                WebhookReceiver.Request::target,
                                mapping(WebhookReceiver.Request::eventType, toList())))
                .entrySet()
                .stream()
                .collect(
                        toMap(
                                Map.Entry::getKey,
                                entry -> entry.getValue().stream().distinct().toList()));
    }

    private static boolean hasAll(Map<String, List<String>> arrived, String hook) {
        return EVENTS.equals(arrived.get(hook));
    }

    private FairleadProcess started() {
        return FairleadProcess.ready(
                folder, port, Map.of("FAIRLEAD_FINBANK_PORT", String.valueOf(bankPort)));
    }
}
