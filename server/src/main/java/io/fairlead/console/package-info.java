/**
 * The console: pages for partners' developers, who see what has happened to their links, and for
 * operators, who see the machine. Each kind of thing has a package with its pages; lists are
 * written by {@code console.table}. Owns no tables.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "people",
            "people :: web",
            "partner",
            "link",
            "link :: directory",
            "link :: requests",
            "timeline",
            "timeline :: events",
            "session",
            "session :: state",
            "webhook",
            "webhook :: log",
            "webhook :: outbox",
            "webhook :: signing",
            "email",
            "email :: responses",
            "customer",
            "institution",
            "account",
            "account :: refresh",
            "connector",
            "connector :: condition",
            "experience",
            "report",
            "audit",
            "spi"
        })
package io.fairlead.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
