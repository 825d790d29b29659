package io.fairlead.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.partner.NewPartner;
import io.fairlead.postgres.EmbeddedPostgres;
import io.fairlead.sandbox.Demo;
import io.fairlead.shared.CannotStartException;
import io.fairlead.shared.CommandRefusedException;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.Secret;
import io.fairlead.shared.sealing.KeyFile;
import io.fairlead.support.ApiClient;
import io.fairlead.support.Await;
import io.fairlead.support.FreePort;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.PreparedHome;
import io.fairlead.support.TestLink;
import io.fairlead.support.TestPartner;
import io.fairlead.support.WebhookReceiver;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's days: commands beside a running server, one of each kind in its own process. */
class OperatorJourneyTest {

    private static final String SSN = "987651234";
    private static final String PHONE = "6786786786";
    private static final String LAST_NAME = "Loanseeke";
    private static final String LINK_SSN = "987654321";
    private static final String LINK_DATE_OF_BIRTH = "31536000";
    private static final String WEBHOOK_CREDENTIAL = "anchor-chain-4711";

    private static final int PORT = FreePort.find();
    private static final ApiClient STRANGER = stranger(PORT);

    @TempDir static Path folder = Path.of("");

    private static final List<FairleadProcess> SERVERS = new ArrayList<>();

    @AutoClose private final CommandRun commands = new CommandRun(environment(home(), PORT));

    @BeforeAll
    static void start() {
        startServer(home(), PORT);
    }

    @AfterAll
    static void stop() {
        SERVERS.forEach(FairleadProcess::close);
    }

    @Test
    void aLinkOutlivesARotationOfTheKeys() throws IOException {
        var before = makeLink(demoPartner(STRANGER));
        var secrets = secretsInTheDatabase();

        run("keys", "stage");
        run("keys", "promote");
        assertThat(process("reseal"))
                .containsPattern("link_\\d{4}_\\d{2}\\.secrets_sealed: [1-9]")
                .contains("partner.secret_sealed: ", "Values sealed again: ");
        assertThat(secretsInTheDatabase()).isNotEmpty().doesNotContainAnyElementsOf(secrets);
        assertThat(statusOf(before, STRANGER)).isEqualTo(303);

        assertThat(refusal("keys", "prune")).startsWith("Links signed with the old keys may still");
        Files.setLastModifiedTime(
                KeyFile.ofHome(home()).path(),
                FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        assertThat(process("keys", "prune")).startsWith("The old keys are gone");

        stop();
        startServer(home(), PORT);
        assertThat(statusOf(before, STRANGER)).isEqualTo(403);
        assertThat(statusOf(makeLink(demoPartner(STRANGER)), STRANGER)).isEqualTo(303);
    }

    @Test
    void aBackupOfARunningServerComesBackInAnotherHome() throws IOException {
        var link = makeLink(demoPartner(STRANGER));
        var file = folder.resolve("fairlead.backup").toString();
        assertThat(run("backup", file))
                .startsWith("Backed up ")
                .contains("The keys are not in it.");
        assertThatExceptionOfType(CannotStartException.class)
                .isThrownBy(() -> CommandRun.output(environment(home(), PORT), "restore", file))
                .withMessageStartingWith("Another Fairlead (process ");

        var otherHome = PreparedHome.at(folder.resolve("other-home"));
        var otherPort = FreePort.find();
        var other = environment(otherHome, otherPort);
        var keys = KeyFile.ofHome(otherHome).path();
        assertThatExceptionOfType(CommandRefusedException.class)
                .isThrownBy(() -> CommandRun.output(other, "restore", file))
                .withMessageStartingWith("There is no key file " + keys);
        Files.createDirectories(keys.getParent());
        Files.copy(KeyFile.ofHome(home()).path(), keys);
        assertThat(CommandRun.output(other, "restore", file)).startsWith("Restored ");

        startServer(otherHome, otherPort);
        var stranger = stranger(otherPort);
        assertThat(statusOf(link, stranger)).isEqualTo(303);
        assertThat(statusOf(makeLink(demoPartner(stranger)), stranger)).isEqualTo(303);
    }

    @Test
    void addsAPartnerAndUnlocksIt() {
        var said = process("add-partner", "Harbour Bank");
        var credentials =
                Pattern.compile(
                                "Partner +(\\d{13})\nPartner secret +(\\w{40})\nApp key +(\\w{32})\n.*\n")
                        .matcher(said);
        assertThat(credentials.matches()).as(said).isTrue();
        var id = credentials.group(1);
        var appKey = credentials.group(3);
        var partner =
                new TestPartner(
                        new PartnerId(id),
                        new Secret(credentials.group(2)),
                        new Secret(appKey),
                        STRANGER.with("Finicity-App-Key", appKey));
        for (var attempt = 0; attempt < 5; attempt++) {
            assertThat(partner.authenticate(new Secret("wrong")).status()).isNotEqualTo(200);
        }
        assertThat(partner.authenticate(partner.secret()).status()).isNotEqualTo(200);

        assertThat(run("unlock-partner", id))
                .isEqualTo("Partner %s can authenticate again.\n".formatted(id));

        assertThat(partner.authenticate(partner.secret()).status()).isEqualTo(200);
        assertThat(refusal("unlock-partner", "17")).isEqualTo("There is no partner 17.\n");
    }

    /** The server hears of what a command has done to a partner within a moment. */
    @Test
    void shutsAPartnerOutOfARunningServerAndEndsItsTokens() {
        var credentials = run("add-partner", "Quay Bank").split("\\s+");
        var id = credentials[1];
        var partner =
                TestPartner.authenticated(
                        new NewPartner(
                                new PartnerId(id),
                                new Secret(credentials[4]),
                                new Secret(credentials[7])),
                        STRANGER);
        assertThat(statusOfACall(partner)).isEqualTo(200);

        run("disable-partner", id);
        Await.until(() -> statusOfACall(partner) == 401);
        assertThat(partner.authenticate(partner.secret()).json().path("code").asInt())
                .isEqualTo(24302);

        run("enable-partner", id);
        Await.until(() -> statusOfACall(partner) == 200);
        run("revoke-tokens", id);
        Await.until(() -> statusOfACall(partner) == 401);
        assertThat(statusOfACall(partner.withNewToken())).isEqualTo(200);
        assertThat(run("verify-audit-log")).startsWith("The audit log is intact: ");
    }

    private static int statusOfACall(TestPartner partner) {
        return partner.api().get("/aggregation/v1/customers").status();
    }

    @Test
    void neitherTheDatabaseNorTheLogHoldsASecretInClear() throws IOException {
        var partner = demoPartner(STRANGER);
        makeConsumer(partner);
        makeLink(partner);

        List<String> places = new ArrayList<>(allValues());
        assertThat(places).anyMatch(value -> value.contains("Demo Lender"));
        places.addAll(logs());
        for (var secret :
                List.of(
                        SSN,
                        PHONE,
                        LAST_NAME,
                        LINK_SSN,
                        LINK_DATE_OF_BIRTH,
                        WEBHOOK_CREDENTIAL,
                        Demo.PARTNER.secret().reveal(),
                        Demo.PARTNER.appKey().reveal())) {
            assertThat(places).noneMatch(value -> value.contains(secret));
        }
    }

    private static Path home() {
        return folder.resolve("home");
    }

    private static ApiClient stranger(int port) {
        return new ApiClient(URI.create("http://localhost:" + port));
    }

    private static Map<String, String> environment(Path home, int port) {
        return Map.of("FAIRLEAD_HOME", home.toString(), "FAIRLEAD_PORT", Integer.toString(port));
    }

    private static void startServer(Path home, int port) {
        var server = FairleadProcess.start(folder, environment(PreparedHome.at(home), port));
        SERVERS.add(server);
        server.says("Fairlead is ready");
    }

    /** In a process of its own. */
    private static String process(String... arguments) {
        try (FairleadProcess command =
                FairleadProcess.start(folder, environment(home(), PORT), arguments)) {
            assertThat(command.ended()).as(command.errors()).isZero();
            assertThat(command.errors()).isEmpty();
            return command.output();
        }
    }

    private String run(String... arguments) {
        return commands.output(arguments);
    }

    private static String refusal(String... arguments) {
        try (FairleadProcess command =
                FairleadProcess.start(folder, environment(home(), PORT), arguments)) {
            assertThat(command.ended()).as(command.output()).isEqualTo(1);
            assertThat(command.errors()).hasLineCount(1);
            return command.errors();
        }
    }

    private static TestPartner demoPartner(ApiClient stranger) {
        return TestPartner.authenticated(Demo.PARTNER, stranger);
    }

    private static TestLink makeLink(TestPartner partner) {
        var calls = new GenerateCalls(partner, Demo.CUSTOMER.value());
        var person = Map.of("ssn", LINK_SSN, "dob", Long.parseLong(LINK_DATE_OF_BIRTH));
        return calls.link(
                calls.full()
                        .with("webhook", WebhookReceiver.shared().url())
                        .with("webhookHeaders", Map.of("X-Harbour", WEBHOOK_CREDENTIAL))
                        .with("optionalConsumerInfo", person));
    }

    private static void makeConsumer(TestPartner partner) {
        var person =
                Map.of(
                        "firstName",
                        "Homer",
                        "lastName",
                        LAST_NAME,
                        "state",
                        "UT",
                        "phone",
                        PHONE,
                        "ssn",
                        SSN,
                        "birthday",
                        Map.of("year", 1970, "month", 7, "dayOfMonth", 4));
        var path = "/decisioning/v1/customers/" + Demo.CUSTOMER + "/consumer";
        assertThat(partner.api().post(path, person).status()).isEqualTo(201);
    }

    private static int statusOf(TestLink link, ApiClient stranger) {
        return stranger.get(link.path()).status();
    }

    private static List<String> secretsInTheDatabase() {
        return values("SELECT secrets_sealed::text FROM link WHERE secrets_sealed IS NOT NULL");
    }

    private static List<String> logs() throws IOException {
        List<String> logs = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(home().resolve("log"))) {
            for (var file : files) {
                logs.add(Files.readString(file));
            }
        }
        assertThat(logs).isNotEmpty();
        return logs;
    }

    /** Every row of every table as text, and once more with the bytes in it read as text. */
    private static List<String> allValues() {
        List<String> values = new ArrayList<>();
        for (var table :
                values("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")) {
            values.addAll(values("SELECT row(%1$s.*)::text FROM %1$s".formatted(table)));
        }
        for (var column :
                values(
                        """
                        SELECT format('SELECT encode(%I, ''escape'') FROM %I', column_name, table_name)
                        FROM information_schema.columns
                        WHERE table_schema = current_schema() AND data_type = 'bytea'
                        """)) {
            values.addAll(values(column));
        }
        return values;
    }

    private static List<String> values(String sql) {
        var database = EmbeddedPostgres.running(home()).orElseThrow();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
