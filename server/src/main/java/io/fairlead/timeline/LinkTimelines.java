package io.fairlead.timeline;

import io.fairlead.email.EmailQuery;
import io.fairlead.email.Emails;
import io.fairlead.link.Links;
import io.fairlead.session.Timelines;
import io.fairlead.shared.PartnerId;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what has happened to a link: its state, its mails and its sessions. */
@Service
public class LinkTimelines {

    private static final int MOST_EMAILS = 25;

    private final Links links;
    private final Emails emails;
    private final Timelines timelines;
    private final Clock clock;

    LinkTimelines(Links links, Emails emails, Timelines timelines, Clock clock) {
        this.links = links;
        this.emails = emails;
        this.timelines = timelines;
        this.clock = clock;
    }

    /**
     * The timeline of a link, with its latest 25 mails; empty when the partner has no such link.
     *
     * @param url the link as the generate call answered it
     * @param start the place of the first session to show, from 1
     * @param limit how many sessions to show at most
     */
    @Transactional(readOnly = true)
    public Optional<LinkTimeline> find(PartnerId partner, String url, int start, int limit) {
        return links.status(partner, url)
                .map(
                        status -> {
                            var link = status.link();
                            var mails = new EmailQuery(link.id(), null, null, 1, MOST_EMAILS);
                            return new LinkTimeline(
                                    status,
                                    status.at(clock.instant()),
                                    emails.list(partner, mails).emails().reversed(),
                                    timelines.list(link, start, limit));
                        });
    }
}
