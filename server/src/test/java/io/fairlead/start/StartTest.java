package io.fairlead.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.Fairlead;
import io.fairlead.shared.database.DatabaseAddress;
import io.fairlead.shared.sealing.KeyFile;
import io.fairlead.shared.sealing.KeySets;
import io.fairlead.support.ApiClient;
import io.fairlead.support.FreePort;
import io.fairlead.support.RawHttp;
import io.fairlead.support.TestDatabase;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program started, used and stopped in processes of its own. */
class StartTest {

    private static final Duration MOMENT = Duration.ofSeconds(10);

    @TempDir Path folder;

    @Test
    void saysThatItIsReadyOnceItAnswersAndKeepsItsDataOverARestart() throws Exception {
        var port = FreePort.find();
        var ready = "Fairlead is ready at http://localhost:" + port;
        try (FairleadProcess fairlead = start(port)) {
            fairlead.says("/connect/v2/generate");
            assertThat(health(port)).contains("\"status\":\"UP\"");
            assertThat(fairlead.output().lines()).first().isEqualTo(ready);
            assertThat(fairlead.output()).contains("1445585709680", "fairlead-demo-secret");
            assertThat(fairlead.errors()).isEmpty();
            var database = fairlead.children();
            assertThat(database).isNotEmpty();

            assertThat(fairlead.stop()).isEqualTo(143);
            assertThat(database)
                    .allSatisfy(process -> assertThat(process.onExit()).succeedsWithin(MOMENT));
        }
        var keys = Files.readString(folder.resolve("home/keys/fairlead-keys.json"));
        try (FairleadProcess fairlead = start(port)) {
            fairlead.says(ready);
            assertThat(folder.resolve("home/keys/fairlead-keys.json")).hasContent(keys);
        }
    }

    @Test
    void isNotReadyWhileTheDiskOfItsHomeIsNearlyFull() throws Exception {
        var environment = environment(TestDatabase.fresh());
        environment.put("MANAGEMENT_HEALTH_DISKSPACE_THRESHOLD", "1000000TB");
        try (FairleadProcess fairlead = FairleadProcess.start(folder, environment)) {
            fairlead.says("Fairlead is ready");
            var server =
                    new ApiClient(
                            URI.create("http://localhost:" + environment.get("FAIRLEAD_PORT")));
            assertThat(server.get("/actuator/health/readiness").status()).isEqualTo(503);
            assertThat(server.get("/actuator/health/liveness").status()).isEqualTo(200);
            assertThat(server.get("/actuator/prometheus").body())
                    .contains("disk_free_bytes{path=\"" + folder.resolve("home") + "\"}");
        }
    }

    @Test
    void refusesASecondServerOnTheSameHome() throws Exception {
        var port = FreePort.find();
        try (FairleadProcess first = start(port)) {
            first.says("Fairlead is ready");
            try (FairleadProcess second = start(port)) {
                assertThat(second.ended()).isEqualTo(1);
                assertThat(second.errors())
                        .startsWith("Another Fairlead (process ")
                        .endsWith("stop it, or set FAIRLEAD_HOME to another folder.\n")
                        .hasLineCount(1);
                assertThat(second.output()).isEmpty();
            }
        }
    }

    @Test
    void runsInProductionOnADatabaseAndKeysFromOutside() {
        var environment = production(TestDatabase.fresh());
        try (var fairlead =
                FairleadProcess.start(withoutFinBank(), Fairlead.class, folder, environment)) {
            fairlead.says("\"message\":\"Fairlead is ready at https://connect.example.com\"");
            assertThat(fairlead.output().lines())
                    .allMatch(line -> line.startsWith("{\"@timestamp\":"));
            assertManagementIsApart(environment);
            assertThat(fairlead.output()).doesNotContain("fairlead-demo-secret");
            assertThat(fairlead.errors()).isEmpty();
            assertThat(fairlead.children()).isEmpty();
            assertThat(folder.resolve("home")).doesNotExist();
        }
    }

    @Test
    void refusesInProductionADatabaseThatASandboxHasUsed() {
        var database = TestDatabase.fresh();
        try (FairleadProcess sandbox = FairleadProcess.start(folder, environment(database))) {
            sandbox.says("Fairlead is ready");
        }
        try (FairleadProcess production = FairleadProcess.start(folder, production(database))) {
            assertThat(production.ended()).isEqualTo(1);
            assertThat(production.errors())
                    .startsWith("The database holds the demo partner, whose keys everybody knows:")
                    .hasLineCount(1);
            assertThat(production.output()).doesNotContain("stack_trace");
        }
    }

    @Test
    void startsNoSandboxWithoutItsBank() {
        try (var fairlead =
                FairleadProcess.start(
                        withoutFinBank(), Fairlead.class, folder, environment(FreePort.find()))) {
            assertThat(fairlead.ended()).isEqualTo(1);
            assertThat(fairlead.errors())
                    .isEqualTo(
                            "The libraries of FinBank are not on the class path: start a sandbox with ./run.\n");
        }
    }

    /** The class path that {@code run} gives a production server. */
    private static List<String> withoutFinBank() {
        var all = List.of(System.getProperty("java.class.path").split(File.pathSeparator));
        var kept =
                all.stream()
                        .filter(
                                path ->
                                        !path.matches(
                                                        ".*(/finbank/target/|/h2-|/openpdf|/spring-security-).*")
                                                || path.contains("/connectors/"))
                        .toList();
        assertThat(kept).hasSizeLessThan(all.size() - 3);
        return List.of("-cp", String.join(File.pathSeparator, kept));
    }

    private static void assertManagementIsApart(Map<String, String> environment) {
        var server = http(environment, "FAIRLEAD_PORT");
        var management = http(environment, "FAIRLEAD_MANAGEMENT_PORT");
        for (var path :
                List.of(
                        "/actuator/health",
                        "/actuator/prometheus",
                        "//actuator/prometheus",
                        "/actuator//prometheus/",
                        "///actuator/")) {
            assertThat(server.get(path).status()).isEqualTo(404);
            assertThat(management.get(path).status()).isEqualTo(200);
        }
        assertThat(server.get("/actuator;/prometheus").status()).isEqualTo(400);
        var nowhere = server.send("GET", "/nowhere", List.of("Accept: text/html"), new byte[0]);
        assertThat(nowhere.body()).contains("This page does not exist");
        assertThat(management.get("/docs").status()).isEqualTo(404);
        // A host of whatever name is answered: only a sandbox has keys that everybody knows.
        assertThat(server.get("/docs").status()).isIn(200, 302);
    }

    private static RawHttp http(Map<String, String> environment, String port) {
        return new RawHttp(URI.create("http://127.0.0.1:" + environment.get(port)));
    }

    private FairleadProcess start(int port) {
        return FairleadProcess.start(folder, environment(port));
    }

    private Map<String, String> environment(int port) {
        return Map.of(
                "FAIRLEAD_HOME", folder.resolve("home").toString(),
                "FAIRLEAD_PORT", Integer.toString(port));
    }

    private Map<String, String> environment(DatabaseAddress database) {
        Map<String, String> environment = new HashMap<>(environment(FreePort.find()));
        environment.putAll(TestDatabase.settings(database));
        return environment;
    }

    private Map<String, String> production(DatabaseAddress database) {
        var keys = new KeyFile(folder.resolve("keys.json"));
        keys.write(KeySets.generated());
        var environment = environment(database);
        environment.put("FAIRLEAD_MODE", "production");
        environment.put("FAIRLEAD_PUBLIC_URL", "https://connect.example.com");
        environment.put("FAIRLEAD_MANAGEMENT_PORT", Integer.toString(FreePort.find()));
        environment.put("FAIRLEAD_KEYS_FILE", keys.path().toString());
        return environment;
    }

    private static String health(int port) throws IOException, InterruptedException {
        var address = URI.create("http://localhost:" + port + "/actuator/health");
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
