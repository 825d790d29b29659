package io.fairlead.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.TimelineEntry;
import io.fairlead.shared.database.AfterCommit;
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
import java.util.stream.Stream;
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
        return timelineAsRead(session, session.events());
    }

    private List<TimelineEntry> timelineAsRead(Session session, int events) {
        var known =
                Objects.requireNonNullElse(
                        read.getIfPresent(session.id()), List.<TimelineEntry>of());
        if (known.size() >= events) {
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
        var now = TimelineEntry.moment(clock);
        var all = List.of(events);
        store.grow(session, all, now).ifPresent(last -> appended(session, last, all, now));
    }

    /** Appends events of what comes after a session, too. */
    @Transactional
    public void appendEvenAfterEnd(Session session, SessionEvent... events) {
        var now = TimelineEntry.moment(clock);
        var all = List.of(events);
        store.growEvenAfterEnd(session, all, now)
                .ifPresent(last -> appended(session, last, all, now));
    }

    /** Appends a search of the consumer, unless it repeats the latest one. */
    @Transactional
    public void recordSearch(Session session, String query, int found) {
        if (timelines.latestQuery(session).filter(query::equals).isEmpty()) {
            appendWithinLimit(session, new SessionEvent.Searched(query, found));
        }
    }

    /**
     * Appends that the consumer does not find a bank. Once for each query: a search that has found
     * nothing has told of it already.
     */
    @Transactional
    public void recordMissing(Session session, String query) {
        var told =
                timeline(session).stream()
                        .map(TimelineEntry::event)
                        .anyMatch(event -> tellsOfMissing(event, query));
        if (!told) {
            appendWithinLimit(session, new SessionEvent.InstitutionMissing(query));
        }
    }

    private static boolean tellsOfMissing(SessionEvent event, String query) {
        return switch (event) {
            case SessionEvent.Searched(var searched, var found) ->
                    found == 0 && searched.equals(query);
            case SessionEvent.InstitutionMissing(var missing) -> missing.equals(query);
            default -> false;
        };
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

    /**
     * Publishes what has happened in a session until somebody has seen a page of it: programs that
     * look at links have opened it, or the browser in advance, if nobody ever does.
     *
     * @param events how many there are
     */
    void publish(Session session, int events) {
        var entries = timelineAsRead(session, events);
        publisher.publishEvent(new SessionEventsAppended(session, entries));
    }

    /**
     * Publishes events that the running transaction has appended, with the number of the last; of a
     * session that nobody has seen, once it is shown.
     */
    void appended(Session session, int last, List<SessionEvent> events, Instant now) {
        var first = last - events.size() + 1;
        var entries =
                IntStream.range(0, events.size())
                        .mapToObj(i -> entry(session, first + i, events.get(i), now))
                        .toList();
        AfterCommit.run(() -> keep(session.id(), first, entries));
        if (session.shown() || (first > 1 && store.isShown(session))) {
            publisher.publishEvent(new SessionEventsAppended(session, entries));
        }
    }

    /** Where all that was before is known, too. */
    private void keep(UUID session, int first, List<TimelineEntry> entries) {
        read.asMap()
                .compute(
                        session,
                        (_, known) -> {
                            var before =
                                    Objects.requireNonNullElse(known, List.<TimelineEntry>of());
                            return before.size() == first - 1
                                    ? Stream.concat(before.stream(), entries.stream()).toList()
                                    : known;
                        });
    }

    private static TimelineEntry entry(
            Session session, int number, SessionEvent event, Instant now) {
        return new TimelineEntry(number, session.customer(), now, event);
    }
}
