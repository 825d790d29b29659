package io.fairlead.session;

import io.fairlead.session.state.TimelineEntry;
import java.util.List;

/**
 * Something has happened in a session. Published in the transaction that it is stored by: what a
 * listener writes is stored with it or not at all.
 *
 * @param session as it stood before
 * @param entries what is new, in order
 */
public record SessionEventsAppended(Session session, List<TimelineEntry> entries) {}
