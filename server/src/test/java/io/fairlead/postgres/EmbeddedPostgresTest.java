package io.fairlead.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.shared.CannotStartException;
import io.fairlead.shared.HomeLock;
import io.fairlead.shared.Secret;
import io.fairlead.shared.database.DatabaseAddress;
import io.fairlead.shared.database.DatabaseUnavailableException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedPostgresTest {

    @TempDir static Path created;
    static Path unpacked;

    @TempDir Path home;
    Path directory;

    @BeforeAll
    static void createOnce() throws IOException {
        EmbeddedPostgres.start(created).close();
        unpacked = PostgresBinaries.unpackInto(created.resolve("postgres")).directory();
    }

    @BeforeEach
    void copyTheDatabaseAndLinkTheBinaries() throws IOException {
        directory = Files.createDirectory(home.resolve("postgres"));
        copy("password");
        copy("data");
        Files.createSymbolicLink(binaries(), unpacked);
    }

    private void copy(String name) throws IOException {
        var source = created.resolve("postgres");
        try (Stream<Path> files = Files.walk(source.resolve(name))) {
            for (var file : (Iterable<Path>) files::iterator) {
                Files.copy(
                        file,
                        directory.resolve(source.relativize(file)),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @AfterEach
    void unlinkTheBinaries() throws IOException {
        if (Files.isSymbolicLink(binaries())) {
            Files.delete(binaries());
        }
    }

    private Path binaries() {
        return directory.resolve(unpacked.getFileName());
    }

    @Test
    void keepsItsDataAcrossRestarts() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            execute(postgres, "CREATE TABLE harbour (name text)");
            execute(postgres, "INSERT INTO harbour VALUES ('Æbelø')");
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            assertThat(query(postgres, "SELECT name FROM harbour")).isEqualTo("Æbelø");
        }
    }

    @Test
    void refusesASecondStartOnTheSameHome() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(home))
                    .isInstanceOf(CannotStartException.class)
                    .hasMessageContaining("already running on " + home);
            assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void comesBackAtItsAddressWhenItsPostmasterIsKilled() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            execute(postgres, "CREATE TABLE harbour (name text)");
            for (var round = 1; round <= 3; round++) {
                execute(postgres, "INSERT INTO harbour VALUES ('Dover')");
                var killed = postmasterPid();
                kill(killed);

                assertThat(queryWhenBack(postgres, "SELECT count(*) FROM harbour"))
                        .isEqualTo(Integer.toString(round));
                assertThat(postmasterPid()).isNotEqualTo(killed);
            }
        }
    }

    @Test
    void comesBackWhenAllItsProcessesAreStopped() throws Exception {
        var patience = Duration.ofMillis(2500);
        try (var postgres = EmbeddedPostgres.start(HomeLock.acquire(home), patience);
                Connection connection = connect(postgres.address())) {
            execute(postgres, "CREATE TABLE harbour (name text)");
            execute(postgres, "INSERT INTO harbour VALUES ('Dover')");
            var stopped = postmasterPid();
            stop(stopped, Long.parseLong(query(connection, "SELECT pg_backend_pid()")));

            assertThat(queryWhenBack(postgres, "SELECT name FROM harbour")).isEqualTo("Dover");
            assertThat(postmasterPid()).isNotEqualTo(stopped);
        }
    }

    @Test
    void staysWhenItAnswers() throws Exception {
        var patience = Duration.ofMillis(3000);
        try (var postgres = EmbeddedPostgres.start(HomeLock.acquire(home), patience)) {
            var postmaster = postmasterPid();
            for (var look = 1; look <= 300; look++) {
                assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
            }
            assertThat(postmasterPid()).isEqualTo(postmaster);
        }
        try (Stream<Path> logs = Files.list(directory.resolve("log"))) {
            assertThat(logs.toList())
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("startup"));
        }
    }

    private static void stop(long... processes) throws Exception {
        var command = new ArrayList<>(List.of("kill", "-STOP"));
        LongStream.of(processes).mapToObj(Long::toString).forEach(command::add);
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }

    @Test
    void recoversFromAKilledBackend() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home);
                Connection connection = connect(postgres.address())) {
            var backend = Long.parseLong(query(connection, "SELECT pg_backend_pid()"));
            kill(backend);

            assertThat(queryWhenBack(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void stopsThePostmasterOfAKilledServerAndDoesNotAdoptIt() throws Exception {
        var server = startServerProcess();
        var orphan = postmasterPid();
        assertThatThrownBy(() -> EmbeddedPostgres.start(home))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("(process " + server.pid() + ") is already running");

        server.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(orphan)).isPresent();

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            assertThat(ProcessHandle.of(orphan)).isEmpty();
            assertThat(postmasterPid()).isNotEqualTo(orphan);
            assertThat(query(postgres, "SELECT name FROM harbour")).isEqualTo("Dover");
        }
    }

    @Test
    void stopsThePostmasterWhoseBinariesAnUpgradeReplaces() throws Exception {
        Files.delete(binaries());
        var server = startServerProcess();
        var orphan = postmasterPid();
        server.destroyForcibly().waitFor();
        Files.move(binaries(), directory.resolve("postgres-earlier-01234567"));

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            assertThat(ProcessHandle.of(orphan)).isEmpty();
            assertThat(query(postgres, "SELECT name FROM harbour")).isEqualTo("Dover");
        }
        assertThat(directory.resolve("postgres-earlier-01234567")).doesNotExist();
    }

    @Test
    void startsWhenTheProcessIdInThePidFileNowBelongsToAStranger() throws Exception {
        List<String> pidFile;
        try (EmbeddedPostgres _ = EmbeddedPostgres.start(home)) {
            pidFile = Files.readAllLines(pidFile());
        }
        var stranger = new ProcessBuilder("sleep", "60").start();
        try {
            pidFile.set(0, Long.toString(stranger.pid()));
            Files.write(pidFile(), pidFile);
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
                assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
            }
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void startsWhenThePidFileIsEmpty() throws Exception {
        EmbeddedPostgres.start(home).close();
        Files.createFile(pidFile());
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void unpacksAgainWhatWasHalfUnpacked() throws Exception {
        Files.delete(binaries());
        var half = directory.resolve(unpacked.getFileName() + ".partial/bin");
        Files.createDirectories(half);
        Files.writeString(half.resolve("postgres"), "half");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
        }
        assertThat(half).doesNotExist();
        assertThat(binaries().resolve("bin/postgres")).isExecutable();
    }

    @Test
    void createsTheDatabaseAgainWhenThatWasInterrupted() throws Exception {
        Directories.deleteAll(directory, "data");
        var half = Files.createDirectory(directory.resolve("data.partial123"));
        Files.writeString(half.resolve("PG_VERSION"), "18");
        Files.writeString(directory.resolve("password"), "of the interrupted attempt");

        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            assertThat(query(postgres, "SELECT 1")).isEqualTo("1");
        }
        assertThat(half).doesNotExist();
    }

    @Test
    void isDurableWhateverItsConfigurationFilesSay() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            execute(postgres, "ALTER SYSTEM SET fsync = off");
            execute(postgres, "ALTER SYSTEM SET synchronous_commit = off");
            execute(postgres, "ALTER SYSTEM SET full_page_writes = off");
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            for (var setting :
                    List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
                assertThat(query(postgres, "SHOW " + setting)).as(setting).isEqualTo("on");
            }
        }
    }

    @Test
    void refusesToRunWithoutDurability() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            execute(postgres, "ALTER ROLE fairlead SET synchronous_commit = off");
        }
        assertThatThrownBy(() -> EmbeddedPostgres.start(home))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("synchronous_commit switched off");
    }

    @Test
    void asksForItsPassword() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            var address = postgres.address();
            var guess = new DatabaseAddress(address.url(), address.user(), new Secret("postgres"));
            assertThatThrownBy(() -> connect(guess))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            assertThat(query(postgres, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(query(postgres, "SHOW unix_socket_directories")).isEmpty();
            for (var outside : outsideAddresses()) {
                assertThatThrownBy(() -> new Socket(outside, port(postgres)).close())
                        .as(outside.toString())
                        .isInstanceOf(ConnectException.class);
            }
        }
    }

    @Test
    void keepsValuesOutOfItsLog() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            execute(postgres, "CREATE TABLE consumer (ssn text UNIQUE)");
            execute(postgres, "INSERT INTO consumer VALUES ('999-601-111')");
            assertThatThrownBy(
                            () -> execute(postgres, "INSERT INTO consumer VALUES ('999-601-111')"))
                    .hasMessageContaining("999-601-111");
            assertThatThrownBy(() -> execute(postgres, "SELECT '999-601-111'::int"));
        }
        try (Stream<Path> logs = Files.list(directory.resolve("log"))) {
            assertThat(logs.toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("999-601-111"));
        }
    }

    @Test
    void tellsItsAddressWhileItRuns() throws Exception {
        var file = directory.resolve("address");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
            assertThat(file).hasContent("url=" + postgres.address().url() + "\nuser=fairlead\n");
            assertThat(directory.resolve("password"))
                    .hasContent(postgres.address().password().reveal());
            for (var secret : List.of(file, directory.resolve("password"))) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                        .isEqualTo("rw-------");
            }
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void staysStoppedOnceClosed() throws Exception {
        var postgres = EmbeddedPostgres.start(home);
        var postmaster = ProcessHandle.of(postmasterPid()).orElseThrow();
        postgres.close();
        postgres.close();

        assertThat(postmaster.isAlive()).isFalse();
        assertThat(pidFile()).doesNotExist();
        assertThatThrownBy(() -> connect(postgres.address())).isInstanceOf(SQLException.class);
    }

    @Test
    void disconnectsWhoIsStillConnectedWhenItCloses() throws Exception {
        var postgres = EmbeddedPostgres.start(home);
        try (Connection connection = connect(postgres.address())) {
            postgres.close();
            assertThatThrownBy(() -> query(connection, "SELECT 1"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void refusesAHomeThatCannotBeWritten() throws IOException {
        var file = Files.createFile(home.resolve("file"));
        assertThatThrownBy(() -> EmbeddedPostgres.start(file))
                .isInstanceOf(CannotStartException.class)
                .hasMessage(
                        "The home %s cannot be written: set FAIRLEAD_HOME to a folder that this"
                                + " user can write.",
                        file);
    }

    @Test
    void refusesDataOfAnotherMajorVersion() throws Exception {
        EmbeddedPostgres.start(home).close();
        Files.writeString(directory.resolve("data/PG_VERSION"), "17\n");
        assertThatThrownBy(() -> EmbeddedPostgres.start(home))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("was written by PostgreSQL 17, which");
    }

    @Test
    void refusesDataWhosePasswordIsMissing() throws Exception {
        EmbeddedPostgres.start(home).close();
        Files.delete(directory.resolve("password"));
        assertThatThrownBy(() -> EmbeddedPostgres.start(home))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("password of the embedded PostgreSQL is missing");
    }

    @Test
    void refusesDataOfAnotherPassword() throws Exception {
        EmbeddedPostgres.start(home).close();
        Files.writeString(directory.resolve("password"), "of another backup");
        assertThatThrownBy(() -> EmbeddedPostgres.start(home))
                .isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("password authentication failed");
    }

    private Process startServerProcess() throws IOException {
        var server =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                ServerProcess.class.getName(),
                                home.toString())
                        .redirectErrorStream(true)
                        .start();
        var output = server.inputReader();
        assertThat(output.lines().anyMatch("ready"::equals)).isTrue();
        return server;
    }

    /** A server that is going to be killed. */
    static final class ServerProcess {
        public static void main(String[] arguments) throws Exception {
            var postgres = EmbeddedPostgres.start(Path.of(arguments[0]));
            execute(postgres, "CREATE TABLE harbour (name text)");
            execute(postgres, "INSERT INTO harbour VALUES ('Dover')");
            System.out.println("ready");
            Thread.sleep(60_000);
        }
    }

    private Path pidFile() {
        return directory.resolve("data/postmaster.pid");
    }

    private long postmasterPid() throws IOException {
        return Long.parseLong(Files.readAllLines(pidFile()).getFirst());
    }

    private static void kill(long pid) {
        var process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    private static int port(EmbeddedPostgres postgres) {
        return URI.create(postgres.address().url().substring("jdbc:".length())).getPort();
    }

    private static List<InetAddress> outsideAddresses() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();
    }

    private static String queryWhenBack(EmbeddedPostgres postgres, String sql)
            throws InterruptedException {
        while (true) {
            try {
                return query(postgres, sql);
            } catch (SQLException _) {
                Thread.sleep(20);
            }
        }
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(
                address.url(), address.user(), address.password().reveal());
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres.address());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres.address())) {
            return query(connection, sql);
        }
    }

    private static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}
