/** The two calls that send a link, and Fairlead's own calls about the mails. */
@NullMarked
package io.fairlead.email.rest;

import org.jspecify.annotations.NullMarked;
