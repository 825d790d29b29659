/** Handing one mail over to an SMTP server. */
@NullMarked
package io.fairlead.email.smtp;

import org.jspecify.annotations.NullMarked;
