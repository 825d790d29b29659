/**
 * Connect links: issuing, signing, storing, opening and revoking them. Owns {@code link} and {@code
 * idempotent_link}. Publishes {@link io.fairlead.link.LinkRevoked}.
 *
 * <p>The insert of a link also asks the table {@code customer} whether the customer exists: one
 * statement checks and writes a whole batch of links, where a call to the customer module would
 * cost a round trip for each (ADR 004).
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "audit",
            "partner",
            "customer",
            "institution",
            "account",
            "experience",
            "webhook",
            "webhook :: outbox"
        })
package io.fairlead.link;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
