package io.fairlead.webhook;

import io.fairlead.shared.database.StoredName;

/**
 * The name of a webhook event, which partners receive as {@code eventType}. Source: {@code
 * docs/compatibility.md}, "Webhooks"; {@code docs/webhooks.md} lists the same names.
 */
public enum WebhookEventName implements StoredName {
    /** The receiver is asked whether it takes events, before a link is issued; it is not stored. */
    PING("ping"),
    /** A link was opened. */
    STARTED("started"),
    /** A search found nothing. */
    INSTITUTION_NOT_FOUND("institutionNotFound"),
    /** The consumer chose an institution that can be connected. */
    INSTITUTION_SUPPORTED("institutionSupported"),
    /** The consumer chose an institution that cannot be connected. */
    INSTITUTION_NOT_SUPPORTED("institutionNotSupported"),
    /** The consumer submitted credentials, or was sent to the institution. */
    ADDING("adding"),
    /** The consumer came back from the institution. */
    PROCESSING("processing"),
    /** The institution asks a question. */
    MFA("mfa"),
    /** The institution refused the credentials. */
    INVALID_CREDENTIALS("invalidCredentials"),
    /** The institution cannot be reached or does not work. */
    UNABLE_TO_CONNECT("unableToConnect"),
    /** Accounts were found. */
    DISCOVERED("discovered"),
    /** Accounts are shared. */
    ADDED("added"),
    /** The consumer stopped sharing accounts. */
    ACCOUNTS_DELETED("accountsDeleted"),
    /** A repair has worked. */
    CREDENTIALS_UPDATED("credentialsUpdated"),
    /** Reports that a session has ordered are being made. */
    GENERATING("generating"),
    /** A report that a call has ordered is being made. */
    IN_PROGRESS("inProgress"),
    /** Everything is submitted, and the reports that follow from it are made. */
    DONE("done"),
    /** A report that a call has ordered could not be made. */
    FAILED("failed");

    private final String wireName;

    WebhookEventName(String wireName) {
        this.wireName = wireName;
    }

    /** Returns the name as it is sent. */
    public String wireName() {
        return wireName;
    }

    @Override
    public String storedName() {
        return wireName;
    }
}
