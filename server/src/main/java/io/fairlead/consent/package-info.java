/**
 * What consumers have agreed to: which data of which accounts, with whom, until when. Owns {@code
 * consent_receipt} and {@code consent}.
 *
 * <p>{@link io.fairlead.consent.Consents} keeps the receipts, in the transactions that share,
 * change and delete accounts, and ends what is over. {@link io.fairlead.consent.SharedData} says
 * which kinds of data a link is about.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "spi",
            "partner",
            "customer",
            "institution",
            "connector",
            "account",
            "account :: agreement",
            "experience",
            "webhook",
            "webhook :: outbox"
        })
package io.fairlead.consent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
