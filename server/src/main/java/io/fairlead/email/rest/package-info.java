/**
 * The two send calls, and Fairlead's own calls about mails. How those show a mail is there for the
 * timeline of its link as well.
 */
@NullMarked
@NamedInterface("responses")
package io.fairlead.email.rest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
