/** What a link from an e-mail shows first. */
@NullMarked
package io.fairlead.connect.screen.invitation;

import org.jspecify.annotations.NullMarked;
