package io.fairlead.session;

import io.fairlead.link.Link;
import io.fairlead.shared.api.Problem;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** How often a link may be opened within a day: each opening is a session, with its webhooks. */
@Component
class OpeningLimit {

    private static final Duration DAY = Duration.ofDays(1);

    private final SessionStore store;
    private final int most;

    OpeningLimit(SessionStore store, SessionProperties properties) {
        this.store = store;
        this.most = properties.perLinkAndDay();
    }

    /**
     * Looks whether there is room for one more.
     *
     * @throws io.fairlead.shared.api.ProblemException when there is not
     */
    void check(Link link, Instant now) {
        store.startOfYoungest(link, now.minus(DAY), most)
                .ifPresent(
                        start -> {
                            throw Problem.tooMany(
                                    "openings of this link",
                                    Duration.between(now, start.plus(DAY)));
                        });
    }
}
