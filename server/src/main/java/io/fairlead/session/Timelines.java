package io.fairlead.session;

import io.fairlead.link.Link;
import io.fairlead.session.state.SessionTimeline;
import io.fairlead.session.state.TimelinePage;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What has happened behind links, for whoever asks later. */
@Service
public class Timelines {

    /** More than any consumer brings about in the life of a session. */
    private static final int MOST_OF_A_SESSION = 500;

    private final TimelineStore store;

    Timelines(TimelineStore store) {
        this.store = store;
    }

    /**
     * The sessions of a link, each with its latest 500 entries.
     *
     * @param start the place of the first one to show, from 1
     * @param limit how many to show at most
     */
    @Transactional(readOnly = true)
    public TimelinePage list(Link link, int start, int limit) {
        var found = store.count(link);
        var sessions = store.list(link, start, limit);
        var entries =
                store.latest(
                        link.partner(),
                        sessions.stream().map(SessionTimeline::session).toList(),
                        link.createdAt(),
                        MOST_OF_A_SESSION);
        var last = start - 1L + sessions.size();
        return new TimelinePage(
                found,
                !sessions.isEmpty() && last < found,
                sessions.stream()
                        .map(one -> one.with(entries.getOrDefault(one.session(), List.of())))
                        .toList());
    }
}
