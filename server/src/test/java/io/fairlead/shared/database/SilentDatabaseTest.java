package io.fairlead.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.fairlead.customer.CustomerLock;
import io.fairlead.shared.CustomerId;
import io.fairlead.shared.RandomId;
import io.fairlead.support.ApiClient;
import io.fairlead.support.Await;
import io.fairlead.support.ConsumerWithoutScripts;
import io.fairlead.support.DatabaseProxy;
import io.fairlead.support.FairleadServer;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.Signal;
import io.fairlead.support.TestLink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A database that is there and does not work. Callers are told to try again, which is never a fault
 * of ours, and the server goes on by itself as soon as the database does.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ContextConfiguration(initializers = DatabaseProxy.class)
@Import(FairleadServer.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class SilentDatabaseTest {

    private static final int CALLERS = 12;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String READY = "/actuator/health/readiness";

    private final FairleadServer server;
    private final CustomerLock lock;
    private final TransactionOperations transactions;
    private final GenerateCalls calls;
    private final ApiClient api;
    private final String name;
    private final String url;
    private final Properties impatient = new Properties();
    private final Connection direct;
    private final JdbcClient jdbc;
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> links = new ConcurrentLinkedQueue<>();

    SilentDatabaseTest(
            FairleadServer server,
            HikariDataSource pool,
            CustomerLock lock,
            TransactionOperations transactions,
            @Value("${spring.datasource.username}") String user,
            @Value("${spring.datasource.password}") String password)
            throws SQLException {
        this.server = server;
        this.lock = lock;
        this.transactions = transactions;
        name = pool.getJdbcUrl().replaceFirst("\\?.*", "").replaceFirst(".*/", "");
        url = pool.getJdbcUrl();
        impatient.putAll(
                Map.of(
                        "user",
                        user,
                        "password",
                        password,
                        "loginTimeout",
                        "2",
                        "socketTimeout",
                        "2"));
        direct = DriverManager.getConnection(url, user, password);
        jdbc = JdbcClient.create(new SingleConnectionDataSource(direct, true));
        calls = server.newCaller();
        api = calls.partner().api();
    }

    @AfterEach
    void closeTheTestsConnection() throws SQLException {
        direct.close();
    }

    @Test
    void goesOnByNewConnectionsWhenTheOpenOnesFallSilent() throws Exception {
        underLoad(DatabaseProxy::silenceOpen);
        assertThat(server.stranger().get(READY).status()).isEqualTo(200);
    }

    @Test
    void saysThatItIsNotReadyWhileNothingComesThrough() throws Exception {
        var link = calls.link(calls.full());
        DatabaseProxy.silenceAll();
        try {
            assertBusy(calls.send(calls.full()));
            assertBusy(api.get("/aggregation/v1/customers"));
            var page = server.stranger().get(link.path());
            assertBusy(page);
            assertThat(page.body()).contains("One moment, please");
            assertThat(server.stranger().get(READY).status()).isEqualTo(503);
            assertThat(server.stranger().get("/actuator/health/liveness").status()).isEqualTo(200);
        } finally {
            DatabaseProxy.heal();
        }
        assertRecovers();
        assertThat(server.stranger().get(link.path()).status()).isEqualTo(303);
    }

    /** The page of a session that has ended is made where its absence was noticed. */
    @Test
    void saysTryAgainWhenOnlyThePageOfAnEndedSessionCannotBeRead() throws Exception {
        // Whether the browser goes back by itself depends on the customer.
        var body = calls.full().with("redirectUri", "https://app.example/back");
        var consumer = ConsumerWithoutScripts.opening(server, calls.link(body)).exit();
        assertThat(consumer.look("").status()).isEqualTo(200);
        execute("BEGIN; LOCK TABLE customer");
        try {
            assertBusy(consumer.look(""));
        } finally {
            execute("ROLLBACK");
        }
        assertThat(consumer.look("").status()).isEqualTo(200);
    }

    @Test
    void givesBackWhatASilentTransactionHasLocked() {
        var customer = calls.partner().newCustomer();
        assertThatThrownBy(
                        () ->
                                transactions.executeWithoutResult(
                                        _ -> {
                                            lock.change(
                                                    calls.partner().id(), new CustomerId(customer));
                                            DatabaseProxy.silenceOpen();
                                        }))
                .matches(DatabaseFailure::isUnavailable);
        Await.until(() -> api.delete("/aggregation/v1/customers/" + customer).status() == 204);
        assertRecovers();
    }

    @Test
    void goesOnWhenItsBackendsAreStopped() throws Exception {
        var backends = backends();
        try {
            underLoad(() -> stop(backends));
        } finally {
            Signal.CONT.send(backends);
        }
    }

    @Test
    void dropsConnectionsThatTakeNoChanges() throws Exception {
        execute("ALTER DATABASE " + name + " SET default_transaction_read_only = on");
        execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s' AND pid <> pg_backend_pid()"
                        .formatted(name));
        try {
            Await.until(() -> server.stranger().get(READY).status() == 503);
            assertBusy(calls.send(calls.full()));
            assertBusy(enrolled());
        } finally {
            execute("ALTER DATABASE " + name + " RESET default_transaction_read_only");
        }
        assertRecovers();
    }

    @Test
    void loosesNothingItHasConfirmedWhenPostgresIsKilled() throws Exception {
        var files = Path.of(jdbc.sql("SHOW data_directory").query(String.class).single());
        var pid = files.resolve("postmaster.pid");
        assumeTrue(Files.isReadable(pid), "the database is on another machine");
        var postmaster = Long.valueOf(Files.readAllLines(pid).getFirst().strip());
        underLoad(() -> Signal.KILL.send(List.of(postmaster)));
        assertThat(links)
                .isNotEmpty()
                .allSatisfy(
                        link ->
                                assertThat(server.stranger().get(TestLink.of(link).path()).status())
                                        .isEqualTo(303));
    }

    @Test
    void saysTryAgainWhenTheDiskOfTheDatabaseIsFull() throws Exception {
        execute(
                """
                CREATE FUNCTION no_space() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$;
                CREATE TRIGGER no_space BEFORE INSERT ON customer
                    FOR EACH ROW EXECUTE FUNCTION no_space();
                CREATE TRIGGER no_space BEFORE INSERT ON health_probe
                    FOR EACH ROW EXECUTE FUNCTION no_space();
                CREATE TRIGGER no_space BEFORE INSERT ON link
                    FOR EACH ROW EXECUTE FUNCTION no_space();
                """);
        try {
            assertBusy(enrolled());
            assertBusy(calls.send(calls.full()));
            Await.until(() -> server.stranger().get(READY).status() == 503);
            assertThat(api.get("/aggregation/v1/customers").status()).isEqualTo(200);
        } finally {
            execute("DROP FUNCTION no_space CASCADE");
        }
        assertRecovers();
    }

    /** Calls of every kind, while something happens, until they work again; none is our fault. */
    private void underLoad(Runnable disturbance) throws Exception {
        var over = new AtomicBoolean();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < CALLERS; i++) {
                callers.submit(
                        () -> {
                            while (!over.get()) {
                                callAll();
                                LockSupport.parkNanos(PAUSE.toNanos());
                            }
                        });
            }
            try {
                Await.until(() -> answers.size() > 10 * CALLERS);
                disturbance.run();
                Await.until(() -> answers.stream().anyMatch(answer -> answer.startsWith("503")));
                assertRecovers();
            } finally {
                over.set(true);
            }
        }
        assertThat(answers).allMatch(answer -> answer.matches("(?s)(200|201|303|503) .*"));
    }

    private void callAll() {
        var made = calls.send(calls.full());
        answers.add(made.status() + " generate " + made.body());
        if (made.status() == 200) {
            links.add(made.text("link"));
            var opened = server.stranger().get(TestLink.in(made).path());
            answers.add(opened.status() + " open " + opened.body());
        }
        var enrolled = enrolled();
        answers.add(enrolled.status() + " enrol " + enrolled.body());
        var listed = api.get("/aggregation/v1/customers?limit=3");
        answers.add(listed.status() + " list " + listed.body());
    }

    private ApiClient.Answer enrolled() {
        return api.post(
                "/aggregation/v2/customers/testing",
                Map.of("username", "customer_" + RandomId.hex()));
    }

    private void assertRecovers() {
        Await.until(() -> calls.send(calls.full()).status() == 200);
        Await.until(() -> enrolled().status() == 201);
        Await.until(() -> server.stranger().get(READY).status() == 200);
    }

    private static void assertBusy(ApiClient.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }

    /** The processes that serve this server. */
    private List<Long> backends() {
        return jdbc.sql(
                        """
                        SELECT pid FROM pg_stat_activity
                        WHERE datname = current_database() AND pid <> pg_backend_pid()
                          AND backend_type = 'client backend'
                        """)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    /** Stops them, but at no moment at which one of them keeps everybody from committing. */
    private void stop(List<Long> backends) {
        Signal.STOP.send(backends);
        while (!commits()) {
            Signal.CONT.send(backends);
            LockSupport.parkNanos(PAUSE.toNanos());
            Signal.STOP.send(backends);
        }
    }

    /** Whether a new connection gets something written. */
    private boolean commits() {
        try (var connection = DriverManager.getConnection(url, impatient);
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_logical_emit_message(true, 'test', 'written')");
            return true;
        } catch (SQLException _) {
            return false;
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = direct.createStatement()) {
            statement.execute(sql);
        }
    }
}
