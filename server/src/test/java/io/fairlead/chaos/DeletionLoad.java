package io.fairlead.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.support.Await;
import io.fairlead.support.TestLink;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletions of customers, logins and accounts whose sessions have just ended. */
final class DeletionLoad implements Load {

    private static final String CUSTOMERS = "/aggregation/v1/customers/";

    /** What no row may stand in once its customer is deleted. */
    private static final Set<String> TABLES_OF_CUSTOMERS =
            Set.of(
                    "institution_login",
                    "account",
                    "transaction_month",
                    "transaction_refresh",
                    "call_lease",
                    "connection_attempt",
                    "email_message",
                    "webhook_event");

    private final Callers callers;
    private final SessionLoad sessions;
    private final Supplier<JdbcClient> database;
    private final AtomicInteger turns = new AtomicInteger();
    private final Queue<Deleted> deleted = new ConcurrentLinkedQueue<>();

    DeletionLoad(Callers callers, SessionLoad sessions, Supplier<JdbcClient> database) {
        this.callers = callers;
        this.sessions = sessions;
        this.database = database;
    }

    private sealed interface Deleted {

        String customer();

        /**
         * @param link what it was linked by
         */
        record Customer(String customer, TestLink link) implements Deleted {}

        record Login(String customer, String login) implements Deleted {}

        /**
         * @param left the other accounts, with their transactions
         */
        record Account(String customer, String account, int left) implements Deleted {}
    }

    @Override
    public String name() {
        return "deletions";
    }

    @Override
    public void step() {
        var session = sessions.forOthers().poll();
        if (session == null) {
            sessions.step();
            return;
        }
        var accounts = sessions.accounts(session.customer()).toList();
        assertThat(accounts).isNotEmpty();
        var first = accounts.getFirst();
        var customer = session.customer();
        deleted.add(
                switch (turns.getAndIncrement() % 3) {
                    case 0 -> {
                        delete(CUSTOMERS + customer);
                        yield new Deleted.Customer(customer, session.link());
                    }
                    case 1 -> {
                        var login = first.required("institutionLoginId").asString();
                        delete(CUSTOMERS + customer + "/institutionLogins/" + login);
                        yield new Deleted.Login(customer, login);
                    }
                    default -> {
                        var account = first.required("id").asString();
                        delete(CUSTOMERS + customer + "/accounts/" + account);
                        yield new Deleted.Account(customer, account, accounts.size() - 1);
                    }
                });
    }

    /** A deletion that was not answered may have worked, and finds nothing the next time. */
    private void delete(String path) {
        var answer = callers.partner().api().delete(path);
        assertThat(answer.status()).as(answer.body()).isIn(204, 404);
    }

    @Override
    public int acknowledged() {
        return deleted.size();
    }

    @Override
    public List<String> lost() {
        return Stream.concat(
                        rowsOfCustomers(),
                        deleted.parallelStream().filter(this::isThere).map(Deleted::toString))
                .toList();
    }

    private boolean isThere(Deleted one) {
        var api = callers.partner().api();
        var customer = CUSTOMERS + one.customer();
        return switch (one) {
            case Deleted.Customer(_, var link) ->
                    api.get(customer).status() != 404
                            || api.get(customer + "/accounts").status() != 404
                            || callers.stranger().get(link.path()).status() != 410;
            case Deleted.Login(_, var login) ->
                    sessions.accounts(one.customer()).findAny().isPresent()
                            || has("institution_login", login);
            case Deleted.Account(_, var account, var left) ->
                    sessions.accounts(one.customer()).count() != left || has("account", account);
        };
    }

    private boolean has(String table, String id) {
        return database.get()
                .sql("SELECT EXISTS (SELECT 1 FROM %s WHERE id = ?)".formatted(table))
                .param(id)
                .query(Boolean.class)
                .single();
    }

    private Stream<String> rowsOfCustomers() {
        var customers =
                deleted.stream()
                        .filter(Deleted.Customer.class::isInstance)
                        .map(Deleted::customer)
                        .collect(Collectors.toSet());
        return customers.isEmpty()
                ? Stream.empty()
                : TABLES_OF_CUSTOMERS.stream()
                        .flatMap(
                                table ->
                                        database
                                                .get()
                                                .sql(
                                                        "SELECT DISTINCT customer_id FROM %s WHERE customer_id IN (:all)"
                                                                .formatted(table))
                                                .param("all", customers)
                                                .query(String.class)
                                                .stream()
                                                .map(id -> table + " has deleted customer " + id));
    }

    @Override
    public void claimFalsely() {
        deleted.add(new Deleted.Login(undeleted(), "none"));
    }

    private String undeleted() {
        Await.until(
                () -> {
                    sessions.step();
                    return !sessions.forOthers().isEmpty();
                });
        return sessions.forOthers().remove().customer();
    }
}
