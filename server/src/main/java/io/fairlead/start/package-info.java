/**
 * From {@code main} to a server that answers: reads the settings from the environment, opens the
 * home and the database, starts Spring, says that the server is ready, or in one sentence why it is
 * not. Owns no tables.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "postgres",
            "shared",
            "audit",
            "backup",
            "institution",
            "experience",
            "link",
            "partner",
            "people",
            "sandbox"
        })
package io.fairlead.start;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
