package io.fairlead.connect;

import io.fairlead.session.Session;
import io.fairlead.session.state.Connection;

/** A session whose consumer was sent to a bank's page, and has not been back. */
public record AwaitedReturn(Session session, Connection connection) {}
