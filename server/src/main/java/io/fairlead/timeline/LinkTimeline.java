package io.fairlead.timeline;

import io.fairlead.email.Email;
import io.fairlead.link.LinkStatus;
import io.fairlead.session.state.TimelinePage;
import java.util.List;

/**
 * What has happened to a link.
 *
 * @param state the link's state at the moment of reading
 * @param emails the latest mails with the link, the oldest first
 * @param sessions the sessions that were asked for, the oldest first
 */
public record LinkTimeline(
        LinkStatus status, LinkStatus.State state, List<Email> emails, TimelinePage sessions) {}
