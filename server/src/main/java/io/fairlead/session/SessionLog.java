package io.fairlead.session;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The timeline of each session, the one source of all that partners and SDKs are told. */
@Service
public class SessionLog {

    /** A longer timeline tells no more of what a consumer reads. */
    private static final int MOST_EVENTS = 1_000;

    private final SessionStore store;
    private final TimelineStore timelines;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    SessionLog(
            SessionStore store,
            TimelineStore timelines,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.store = store;
        this.timelines = timelines;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** What has happened in the session until now. */
    @Transactional(readOnly = true)
    public List<TimelineEntry> timeline(Session session) {
        return timelines.find(session.link().partner(), session.id(), session.startedAt());
    }

    /** Appends events that do not move the session. */
    @Transactional
    public void append(Session session, SessionEvent... events) {
        var last = store.grow(session, events.length);
        append(session, session.version(), last, List.of(events), clock.instant());
    }

    /** Appends a search of the consumer, unless it repeats the latest one. */
    @Transactional
    public void recordSearch(Session session, String query, int found) {
        if (timelines.latestQuery(session).filter(query::equals).isEmpty()) {
            appendWithinLimit(session, new SessionEvent.Searched(query, found));
        }
    }

    /** Appends that the consumer reads a document, such as the terms. */
    @Transactional
    public void recordDocumentRead(Session session, String screen) {
        appendWithinLimit(session, new SessionEvent.ScreenShown(screen, Map.of()));
    }

    /** Appends an event that a consumer can repeat, unless the timeline is full. */
    private void appendWithinLimit(Session session, SessionEvent event) {
        if (store.events(session) < MOST_EVENTS) {
            append(session, event);
        }
    }

    /** Appends events of a version of the session; the last of them gets the given number. */
    void append(Session session, int version, int last, List<SessionEvent> events, Instant now) {
        var first = last - events.size() + 1;
        var entries =
                IntStream.range(0, events.size())
                        .mapToObj(i -> entry(session, first + i, events.get(i), now))
                        .toList();
        timelines.append(session, version, entries);
        publisher.publishEvent(new SessionEventsAppended(session, entries));
    }

    private static TimelineEntry entry(
            Session session, int number, SessionEvent event, Instant now) {
        return new TimelineEntry(number, session.customer(), now, event);
    }
}
