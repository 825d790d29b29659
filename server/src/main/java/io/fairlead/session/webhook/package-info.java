/** What partners are told of sessions by webhook, read from what is new in the timeline. */
@NullMarked
package io.fairlead.session.webhook;

import org.jspecify.annotations.NullMarked;
