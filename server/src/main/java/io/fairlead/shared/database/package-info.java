/**
 * The database the server runs on when it is not given one: a real PostgreSQL that comes with the
 * server's own jars, started, watched and stopped by {@link
 * io.fairlead.shared.database.EmbeddedPostgres}.
 */
@NullMarked
package io.fairlead.shared.database;

import org.jspecify.annotations.NullMarked;
