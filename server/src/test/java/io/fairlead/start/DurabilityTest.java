package io.fairlead.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.Fairlead;
import io.fairlead.sandbox.Demo;
import io.fairlead.support.ApiClient;
import io.fairlead.support.FreePort;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.TestLink;
import io.fairlead.support.TestPartner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program and its database are killed while they issue links. */
class DurabilityTest {

    private static final int CALLERS = 4;
    private static final int LINKS_BEFORE_THE_END = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final int port = FreePort.find();
    private final URI address = URI.create("http://localhost:" + port);
    @TempDir private Path folder;
    private Process program;

    @BeforeEach
    void start() throws Exception {
        program = started();
    }

    /** A graceful end takes the database along, which outlives a killed program. */
    @AfterEach
    void stop() throws InterruptedException {
        program.destroy();
        assertThat(program.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void opensEveryLinkThatWasAcknowledgedBeforeItWasKilled() throws Exception {
        var links = linksUntilKilled();
        assertThat(links).hasSizeGreaterThanOrEqualTo(LINKS_BEFORE_THE_END);

        program = started();
        try (var browsers = Executors.newFixedThreadPool(CALLERS)) {
            var opened =
                    browsers.invokeAll(
                            links.stream()
                                    .map(link -> Executors.callable(() -> open(link)))
                                    .toList());
            assertThat(opened).allSatisfy(Future::get);
        }
    }

    private Queue<TestLink> linksUntilKilled() throws InterruptedException {
        var links = new ConcurrentLinkedQueue<TestLink>();
        var partner = TestPartner.authenticated(Demo.PARTNER, new ApiClient(address));
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            IntStream.range(0, CALLERS).forEach(_ -> callers.execute(() -> issue(partner, links)));
            var deadline = Instant.now().plus(PATIENCE);
            while (links.size() < LINKS_BEFORE_THE_END && Instant.now().isBefore(deadline)) {
                Thread.sleep(5);
            }
            kill();
        }
        return links;
    }

    /** All at once, like a machine that loses its power: the database has to recover as well. */
    private void kill() throws InterruptedException {
        var database = program.descendants().toList();
        assertThat(database).isNotEmpty();
        program.destroyForcibly();
        database.forEach(ProcessHandle::destroyForcibly);
        program.waitFor();
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

    private Process started() throws IOException, InterruptedException {
        var output = Files.createTempFile(folder, "output", ".txt").toFile();
        var builder =
                new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Fairlead.class.getName()));
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().put("FAIRLEAD_PORT", String.valueOf(port));
        builder.environment().put("FAIRLEAD_FINBANK_PORT", String.valueOf(FreePort.find()));
        builder.environment().put("FAIRLEAD_HOME", folder.resolve("home").toString());
        var process = builder.redirectErrorStream(true).redirectOutput(output).start();
        var deadline = Instant.now().plus(PATIENCE);
        while (!Files.readString(output.toPath()).contains("Fairlead is ready")) {
            assertThat(process.isAlive() && Instant.now().isBefore(deadline))
                    .as(Files.readString(output.toPath()))
                    .isTrue();
            Thread.sleep(20);
        }
        return process;
    }
}
