/**
 * What a sandbox has and production has not. {@link DemoData} puts in a partner, customers,
 * institutions and a broken login, with ids that programs rely on. {@code sandbox.finbank} asks the
 * simulated bank for its users. Each tool has a package: {@code sandbox.start} the start page,
 * {@code sandbox.inbox} the inboxes for webhooks, {@code sandbox.mailbox} the pages that show mail,
 * {@code sandbox.drive} what takes a link to its end without a browser, {@code sandbox.clock} moves
 * the clock, {@code sandbox.fault} what tests let go wrong, {@code sandbox.persona} the users that
 * they make up. Owns {@code inbox_request}, {@code sandbox_clock} and {@code sandbox_fault}.
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
            "account :: aggregation",
            "connector",
            "connector :: input",
            "connector :: setting",
            "experience",
            "link",
            "session",
            "session :: state",
            "webhook",
            "webhook :: signing",
            "email",
            "session",
            "consent",
            "session :: state",
            "connect",
            "connect :: screen",
            "spi"
        })
package io.fairlead.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
