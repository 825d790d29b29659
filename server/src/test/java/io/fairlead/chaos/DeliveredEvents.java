package io.fairlead.chaos;

import static java.util.stream.Collectors.groupingBy;

import io.fairlead.support.WebhookReceiver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares the webhook events that the server has with those that have arrived. */
final class DeliveredEvents {

    private final WebhookReceiver receiver;
    private final Supplier<JdbcClient> database;
    private final Map<String, List<List<String>>> typesByHook = new HashMap<>();

    DeliveredEvents(WebhookReceiver receiver, Supplier<JdbcClient> database) {
        this.receiver = receiver;
        this.database = database;
    }

    private record Event(String hook, String stream, String id, String type) {}

    /** The sessions of which not every event has arrived, each after those before it. */
    List<String> lost() {
        var firsts = firstArrivals();
        var lost = new ArrayList<String>();
        typesByHook.clear();
        for (var stream : streams().values()) {
            var order = stream.stream().map(event -> firsts.getOrDefault(event.id(), -1)).toList();
            if (order.contains(-1) || !order.equals(order.stream().sorted().toList())) {
                lost.add("events arrived in the order %s of %s".formatted(order, stream));
            }
            typesByHook
                    .computeIfAbsent(stream.getFirst().hook(), _ -> new ArrayList<>())
                    .add(stream.stream().map(Event::type).toList());
        }
        return lost;
    }

    /** Whether {@link #lost} has seen a session with this hook from its start to its end. */
    boolean haveTheEnd(String hook) {
        return typesByHook.getOrDefault(hook, List.of()).stream()
                .anyMatch(
                        types ->
                                types.getFirst().equals("started")
                                        && types.contains("added")
                                        && types.getLast().equals("done"));
    }

    /** Each event's id to the number of what had arrived before it. */
    private Map<String, Integer> firstArrivals() {
        var firsts = new HashMap<String, Integer>();
        receiver.events().forEach(event -> firsts.putIfAbsent(event.eventId(), firsts.size()));
        return firsts;
    }

    private Map<String, List<Event>> streams() {
        return database
                .get()
                .sql(
                        """
                        SELECT url, stream_id::text, event.id, type
                        FROM webhook_event AS event
                            JOIN webhook_stream AS stream ON stream.id = stream_id
                        ORDER BY stream_id, number
                        """)
                .query(
                        (row, _) ->
                                new Event(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4)))
                .list()
                .stream()
                .collect(groupingBy(Event::stream));
    }
}
