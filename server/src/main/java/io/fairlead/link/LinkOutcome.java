package io.fairlead.link;

import io.fairlead.shared.CustomerId;
import io.fairlead.webhook.DeliveryAttempt;

/** What came of asking for a link. */
public sealed interface LinkOutcome {

    /** The link is durable; {@code url} opens it. */
    record Issued(Link link, String url) implements LinkOutcome {}

    /** The partner has no such customer. */
    record UnknownCustomer(CustomerId customer) implements LinkOutcome {}

    /** The directory has no such institution. */
    record UnknownInstitution(String institutionId) implements LinkOutcome {}

    /** The customer has no accounts behind such a login. */
    record UnknownLogin(String institutionLoginId) implements LinkOutcome {}

    /** The partner has no such experience; {@code reference} is as the call named it. */
    record UnknownExperience(String reference) implements LinkOutcome {}

    /** The webhook has not answered the ping with success. */
    record WebhookFailed(DeliveryAttempt ping) implements LinkOutcome {}

    /** The idempotency key was used for another call in the last 24 hours. */
    record KeyUsedForAnotherCall() implements LinkOutcome {}

    /** The operator lets the partner's links not lead back to where this one should. */
    record RedirectRefused() implements LinkOutcome {}
}
