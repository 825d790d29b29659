/**
 * The embedded PostgreSQL: the database that the server runs on when it is not given one. It comes
 * with the server's own jars, and {@link io.fairlead.postgres.EmbeddedPostgres} starts, watches and
 * stops it. Owns no table.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package io.fairlead.postgres;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
