package io.fairlead.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.sandbox.Demo;
import io.fairlead.support.Await;
import io.fairlead.support.GenerateCalls;
import io.fairlead.support.TestLink;
import io.fairlead.support.WebhookReceiver;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Sessions that have said that they are done; others may take their customers and delete them. */
final class SessionLoad implements Load {

    /** One of so many is for others. */
    private static final int SHARE_OF_OTHERS = 3;

    private static final int NO_STATUS = -1;
    private static final String UNREAD = "unread ";

    private final Callers callers;
    private final WebhookReceiver receiver;
    private final DeliveredEvents events;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Queue<Done> done = new ConcurrentLinkedQueue<>();
    private final Queue<Done> forOthers = new ConcurrentLinkedQueue<>();

    SessionLoad(Callers callers, WebhookReceiver receiver, Supplier<JdbcClient> database) {
        this.callers = callers;
        this.receiver = receiver;
        this.events = new DeliveredEvents(receiver, database);
    }

    /**
     * A session that was seen to end.
     *
     * @param hook where its webhooks go
     */
    record Done(String customer, TestLink link, String hook) {}

    @Override
    public String name() {
        return "sessions";
    }

    @Override
    public void step() {
        var session = newSession();
        (numbers.get() % SHARE_OF_OTHERS == 0 ? forOthers : done).add(session);
    }

    private Done newSession() {
        var hook = receiver.url("/hook/" + numbers.incrementAndGet());
        var calls = callers.newCustomer();
        var link = calls.link(body(calls, hook));
        callers.share(link);
        return new Done(calls.customer(), link, hook);
    }

    private static GenerateCalls.Body body(GenerateCalls calls, String hook) {
        return calls.lite().with("institutionId", Demo.INSTITUTION).with("webhook", hook);
    }

    /** Sessions that this load no longer answers for. */
    Queue<Done> forOthers() {
        return forOthers;
    }

    @Override
    public int acknowledged() {
        return done.size();
    }

    /** Compares with a session that nothing has disturbed. */
    @Override
    public List<String> lost() {
        var undisturbed = newSession();
        var expected = new ArrayList<String>();
        Await.until(
                () -> {
                    expected.clear();
                    expected.addAll(shared(undisturbed.customer()));
                    return expected.stream().noneMatch(account -> account.contains(UNREAD));
                });
        assertThat(expected).hasSizeGreaterThan(1);
        var lost = new ArrayList<>(events.lost());
        done.parallelStream()
                .map(session -> loss(session, expected))
                .filter(loss -> !loss.isEmpty())
                .forEachOrdered(lost::add);
        return lost;
    }

    private String loss(Done session, List<String> expected) {
        var shared = shared(session.customer());
        if (!shared.equals(expected)) {
            return "%s has %s instead of %s".formatted(session, shared, expected);
        }
        return events.haveTheEnd(session.hook()) ? "" : session + " was not told of to its end";
    }

    /** The customer's accounts with their numbers of transactions of days that are over. */
    List<String> shared(String customer) {
        return accounts(customer)
                .map(
                        account ->
                                account.required("number").asString()
                                        + " "
                                        + status(account)
                                        + transactions(customer, account))
                .sorted()
                .toList();
    }

    Stream<JsonNode> accounts(String customer) {
        var answer =
                callers.partner().api().get("/aggregation/v1/customers/" + customer + "/accounts");
        return answer.json().path("accounts").valueStream();
    }

    private static String status(JsonNode account) {
        return switch (account.path("aggregationStatusCode").asInt(NO_STATUS)) {
            case NO_STATUS -> UNREAD;
            case 0 -> "";
            default -> "with status " + account.path("aggregationStatusCode") + " ";
        };
    }

    private String transactions(String customer, JsonNode account) {
        var today = LocalDate.now(ZoneOffset.UTC);
        var query =
                "/aggregation/v4/customers/%s/accounts/%s/transactions?fromDate=%d&toDate=%d&limit=1"
                        .formatted(
                                customer,
                                account.required("id").asString(),
                                today.minusDays(150).toEpochSecond(LocalTime.MIN, ZoneOffset.UTC),
                                today.minusDays(3).toEpochSecond(LocalTime.MIN, ZoneOffset.UTC));
        var answer = callers.partner().api().get(query);
        return answer.json().path("found").asInt() + " transactions";
    }

    @Override
    public void claimFalsely() {
        var calls = callers.newCustomer();
        var hook = receiver.url("/hook/" + numbers.incrementAndGet());
        done.add(new Done(calls.customer(), calls.link(body(calls, hook)), hook));
    }
}
