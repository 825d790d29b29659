/**
 * The Connect app: what consumers do behind a link, and the dialogue with their bank. It owns no
 * table: what has happened and where a consumer stands is kept by {@code session}.
 *
 * <p>{@link ConsumerActions} has one method for each action of a consumer, {@link BankDialogue}
 * asks banks in the background, {@code connect.screen} has a package for each screen, {@code
 * connect.web} the controllers, {@code connect.sdk} the messages to the page that hosts the app,
 * and {@code connect.preview} every screen with sample content.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "spi",
            "partner",
            "customer",
            "institution",
            "account",
            "account :: agreement",
            "account :: aggregation",
            "connector",
            "connector :: condition",
            "consent",
            "connector :: input",
            "connector :: milestone",
            "experience",
            "link",
            "email",
            "session",
            "session :: state"
        })
package io.fairlead.connect;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
