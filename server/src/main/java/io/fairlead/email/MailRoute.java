package io.fairlead.email;

import io.fairlead.shared.Mode;

/** Where mail goes. */
enum MailRoute {
    /** To an SMTP server. */
    SMTP,
    /** Nowhere: a sandbox without an SMTP server shows it. */
    MAILBOX,
    /** A production server without an SMTP server takes none. */
    NONE;

    static MailRoute of(EmailProperties properties, Mode mode) {
        if (properties.smtpUrl() != null) {
            return SMTP;
        }
        return mode == Mode.SANDBOX ? MAILBOX : NONE;
    }
}
