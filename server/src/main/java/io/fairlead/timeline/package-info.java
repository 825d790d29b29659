/**
 * What has happened to a link: its state, its mails and its sessions. Owns no table. {@link
 * LinkTimelines} reads it for the API and for pages.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "link",
            "session",
            "session :: state",
            "email",
            "email :: responses"
        })
package io.fairlead.timeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
