/**
 * What a sandbox has from the start: a partner, customers, institutions and a broken login, with
 * ids that programs rely on. Owns no table; does nothing in production.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "partner",
            "customer",
            "institution",
            "account",
            "connector",
            "experience",
            "spi"
        })
package io.fairlead.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
