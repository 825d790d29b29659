package io.fairlead.support;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * All that a server's pool asks its database, in its order. It is imported by a test whose server
 * serves nobody else.
 */
@TestConfiguration(proxyBeanMethods = false)
public class StatementLog implements BeanPostProcessor {

    /** For what a statement is. */
    public enum Purpose {
        /** A call that somebody makes, and what a bank is asked meanwhile. */
        CALL,
        /** An item of a work queue. */
        WORK,
        /** Looking whether there is something to do. */
        POLL
    }

    /**
     * A statement.
     *
     * @param text {@code COMMIT} when a transaction of several statements ends
     */
    public record Statement(Purpose purpose, String text) {

        boolean isCommit() {
            return text.equals(COMMIT);
        }

        private String line() {
            var line = text.replaceAll("--.*", "").strip().replaceAll("\\s+", " ");
            return purpose + " " + line.substring(0, Math.min(line.length(), LONGEST_LINE));
        }
    }

    private static final String COMMIT = "COMMIT";
    private static final int LONGEST_LINE = 140;

    private final List<Statement> statements = new CopyOnWriteArrayList<>();

    /** Forgets all statements until now. */
    public void clear() {
        statements.clear();
    }

    /** Returns the statements of a purpose until now. */
    public Part of(Purpose purpose) {
        return new Part(
                statements.stream().filter(statement -> statement.purpose() == purpose).toList());
    }

    /** Some statements. */
    public record Part(List<Statement> statements) {

        /** How many there are, without the ends of transactions. */
        public long count() {
            return statements.size() - transactions();
        }

        /** How many transactions have ended that {@code BEGIN} had begun. */
        public long transactions() {
            return statements.stream().filter(Statement::isCommit).count();
        }

        /** One a line. */
        public String text() {
            return statements.stream()
                    .map(Statement::line)
                    .collect(Collectors.joining("\n", "\n", "\n"));
        }
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            pool.setDataSource(new Logged(pool));
        }
        return bean;
    }

    private static Purpose purpose() {
        var classes =
                StackWalker.getInstance()
                        .walk(
                                frames ->
                                        frames.map(StackWalker.StackFrame::getClassName)
                                                .collect(Collectors.toSet()));
        if (classes.stream().anyMatch(name -> name.endsWith(".ScheduledMethodRunnable"))) {
            return Purpose.POLL;
        }
        return classes.stream()
                        .anyMatch(
                                name ->
                                        name.contains(".WorkDispatcher")
                                                || name.contains(".Aggregations"))
                ? Purpose.WORK
                : Purpose.CALL;
    }

    /** The connections of the pool. */
    private final class Logged extends AbstractDataSource {

        private final DataSource connections;

        Logged(HikariDataSource pool) {
            connections =
                    new DriverDataSource(
                            pool.getJdbcUrl(),
                            pool.getDriverClassName(),
                            pool.getDataSourceProperties(),
                            pool.getUsername(),
                            pool.getPassword());
        }

        @Override
        public Connection getConnection() throws SQLException {
            return (Connection)
                    proxy(
                            Connection.class,
                            new LoggedConnection(connections.getConnection())::call);
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }

    private interface Calls {
        Object call(Method method, Object[] arguments) throws Throwable;
    }

    private static Object proxy(Class<?> type, Calls calls) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> calls.call(method, arguments));
    }

    private static Object pass(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private final class LoggedConnection {

        private final Connection connection;
        private boolean used;

        LoggedConnection(Connection connection) {
            this.connection = connection;
        }

        Object call(Method method, Object[] arguments) throws Throwable {
            var result = pass(connection, method, arguments);
            if (method.getName().equals("commit") && used) {
                add(COMMIT);
                used = false;
            }
            return result instanceof PreparedStatement statement
                    ? proxy(
                            PreparedStatement.class,
                            (of, given) -> run(statement, arguments[0].toString(), of, given))
                    : result;
        }

        private Object run(PreparedStatement statement, String text, Method method, Object[] given)
                throws Throwable {
            if (method.getName().startsWith("execute")) {
                add(text);
                used = !connection.getAutoCommit();
            }
            return pass(statement, method, given);
        }

        private void add(String text) {
            statements.add(new Statement(purpose(), text));
        }
    }
}
