package io.fairlead.session.state;

import java.util.List;

/**
 * A part of the sessions of a link, in the order of their beginning.
 *
 * @param found how many there are in all
 * @param moreAvailable whether some come after these
 */
public record TimelinePage(long found, boolean moreAvailable, List<SessionTimeline> sessions) {}
