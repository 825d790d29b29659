/**
 * What a sandbox has and production has not. {@link DemoData} puts in a partner, customers,
 * institutions and a broken login, with ids that programs rely on. {@code sandbox.finbank} asks the
 * simulated bank for its users. Each tool has a package: {@code sandbox.start} the start page,
 * {@code sandbox.inbox} the inboxes for webhooks, {@code sandbox.mailbox} the pages that show mail,
 * {@code sandbox.drive} what takes a link to its end without a browser. {@code sandbox.clock} moves
 * the clock. Owns {@code inbox_request} and {@code sandbox_clock}.
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
