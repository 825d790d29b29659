/**
 * Connect by e-mail: the two calls that send a link, the outbox that its mail leaves by, and the
 * mail that a sandbox keeps. Owns {@code email_message}.
 *
 * <p>{@link Emails} takes mail on, in the transaction that issues its link; {@link MailDispatcher}
 * hands it over to an SMTP server; {@link Mailbox} reads it where there is none. The statement that
 * takes mail that is due passes over partners that are disabled, so it reads the table {@code
 * partner}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "partner",
            "customer",
            "consent",
            "experience",
            "link",
            "link :: requests",
            "session",
            "session :: state"
        })
package io.fairlead.email;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
