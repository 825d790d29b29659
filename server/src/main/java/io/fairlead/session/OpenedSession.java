package io.fairlead.session;

import io.fairlead.session.state.Screen;
import io.fairlead.session.state.SessionKey;

/**
 * A session that was just started.
 *
 * @param key lets the browser in
 * @param screen at which it stands
 */
public record OpenedSession(SessionKey key, Screen screen) {}
