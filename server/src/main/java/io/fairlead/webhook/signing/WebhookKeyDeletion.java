package io.fairlead.webhook.signing;

/** The outcome of deleting a key. */
public sealed interface WebhookKeyDeletion {

    record Deleted() implements WebhookKeyDeletion {}

    record Unknown() implements WebhookKeyDeletion {}

    /** The newest key stays until a newer one has taken its place. */
    record InUse() implements WebhookKeyDeletion {}
}
