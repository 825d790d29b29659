/**
 * The database the server runs on when it is not given one: a real PostgreSQL that comes with the
 * server's own jars, started, watched and stopped by {@link io.fairlead.postgres.EmbeddedPostgres}.
 *
 * <p>And how all stores speak to it: {@link io.fairlead.shared.database.Sql} with parameters and
 * {@link io.fairlead.shared.database.Row} with columns by name, {@link
 * io.fairlead.shared.database.Columns} for many rows in one statement, and {@link
 * io.fairlead.shared.database.StoredName} for constants. The longest statements are resources below
 * {@code sql/}.
 *
 * <p>Owns {@code health_probe}.
 */
@NullMarked
package io.fairlead.shared.database;

import org.jspecify.annotations.NullMarked;
