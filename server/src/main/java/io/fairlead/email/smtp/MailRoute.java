package io.fairlead.email.smtp;

import io.fairlead.shared.Mode;

/** Where mail goes. */
public enum MailRoute {
    /** To an SMTP server. */
    SMTP,
    /** Nowhere: a sandbox without an SMTP server shows it. */
    MAILBOX,
    /** A production server without an SMTP server takes none. */
    NONE;

    public static MailRoute of(EmailProperties properties, Mode mode) {
        if (properties.smtpUrl() != null) {
            return SMTP;
        }
        return mode == Mode.SANDBOX ? MAILBOX : NONE;
    }
}
