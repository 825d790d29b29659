package io.fairlead.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.session.state.SessionEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The timeline of each session, the one source of all that partners and SDKs are told. */
@Service
public class SessionLog {

    /** A longer timeline tells no more of what a consumer reads. */
    private static final int MOST_EVENTS = 1_000;

    /** Of all sessions together; an event takes some 300 bytes. */
    private static final int MOST_EVENTS_KEPT = 20_000;

    private static final Duration KEPT = Duration.ofMinutes(10);

    private final SessionStore store;
    private final TimelineStore timelines;
    private final Cache<UUID, List<TimelineEntry>> read =
            Caffeine.newBuilder()
                    .maximumWeight(MOST_EVENTS_KEPT)
                    .<UUID, List<TimelineEntry>>weigher((_, timeline) -> timeline.size())
                    .expireAfterAccess(KEPT)
                    .build();
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
    public List<TimelineEntry> timeline(Session session) {
        return timelines.find(session.link().partner(), session.id(), session.startedAt(), 0);
    }

    /**
     * What had happened in the session when it was read. An event never changes, so this node reads
     * each of them once. Not for use in a transaction that has appended events itself.
     */
    public List<TimelineEntry> timelineAsRead(Session session) {
        var known =
                Objects.requireNonNullElse(
                        read.getIfPresent(session.id()), List.<TimelineEntry>of());
        if (known.size() >= session.events()) {
            return known;
        }
        var all = new ArrayList<>(known);
        all.addAll(
                timelines.find(
                        session.link().partner(), session.id(), session.startedAt(), known.size()));
        var timeline = List.copyOf(all);
        read.put(session.id(), timeline);
        return timeline;
    }

    /** The ids of the logins that were shared by a session's link in other browsers. */
    @Transactional(readOnly = true)
    public Set<String> loginsSharedByOthers(Session session) {
        return timelines.loginsSharedByOthers(session.link(), session.browser());
    }

    /** Appends events that do not move the session, unless it has ended. */
    @Transactional
    public void append(Session session, SessionEvent... events) {
        store.grow(session, events.length)
                .ifPresent(
                        last ->
                                append(
                                        session,
                                        session.version(),
                                        last,
                                        List.of(events),
                                        clock.instant()));
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
