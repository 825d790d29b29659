package io.fairlead.webhook;

/** What became of the wish to delete a key. */
public sealed interface WebhookKeyDeletion {

    record Deleted() implements WebhookKeyDeletion {}

    record Unknown() implements WebhookKeyDeletion {}

    /** The newest key stays until a newer one has taken its place. */
    record InUse() implements WebhookKeyDeletion {}
}
