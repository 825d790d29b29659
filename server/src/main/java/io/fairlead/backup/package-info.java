/**
 * Backup and restore of the whole database, without any program of PostgreSQL: every table as COPY
 * writes it, in one file. Owns no tables and knows none by name.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package io.fairlead.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
