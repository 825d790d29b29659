package io.fairlead.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.sandbox.Demo;
import io.fairlead.support.ApiClient;
import io.fairlead.support.Await;
import io.fairlead.support.FreePort;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.TestLink;
import io.fairlead.support.TestPartner;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program and its database are killed while they issue links. */
class DurabilityTest {

    private static final int CALLERS = 4;
    private static final int LINKS_BEFORE_THE_END = 300;

    private final int port = FreePort.find();
    private final URI address = URI.create("http://localhost:" + port);
    @TempDir private Path folder;

    @Test
    void opensEveryLinkThatWasAcknowledgedBeforeItWasKilled() throws Exception {
        Queue<TestLink> links;
        try (var fairlead = started()) {
            links = linksUntilKilled(fairlead);
        }
        assertThat(links).hasSizeGreaterThanOrEqualTo(LINKS_BEFORE_THE_END);

        try (var _ = started();
                var browsers = Executors.newFixedThreadPool(CALLERS)) {
            var opened =
                    browsers.invokeAll(
                            links.stream()
                                    .map(link -> Executors.callable(() -> open(link)))
                                    .toList());
            assertThat(opened).allSatisfy(Future::get);
        }
    }

    private Queue<TestLink> linksUntilKilled(FairleadProcess fairlead) {
        var links = new ConcurrentLinkedQueue<TestLink>();
        var partner = TestPartner.authenticated(Demo.PARTNER, new ApiClient(address));
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            IntStream.range(0, CALLERS).forEach(_ -> callers.execute(() -> issue(partner, links)));
            try {
                Await.until(() -> links.size() >= LINKS_BEFORE_THE_END);
            } finally {
                fairlead.kill();
            }
        }
        return links;
    }

    /** Until nobody answers any more. */
    private static void issue(TestPartner partner, Queue<TestLink> links) {
        var body =
                Map.of(
                        "partnerId", partner.id().value(),
                        "customerId", Demo.CUSTOMER.value(),
                        "webhookHeaders", Map.of("X-Partner", "sealed"));
        try {
            while (true) {
                links.add(TestLink.in(partner.api().post(GenerateCalls.FULL, body)));
            }
        } catch (UncheckedIOException _) {
            // killed
        }
    }

    private void open(TestLink link) {
        assertThat(new ApiClient(address).get(link.path()).status()).isEqualTo(303);
    }

    private FairleadProcess started() {
        return FairleadProcess.ready(folder, port, Map.of());
    }
}
