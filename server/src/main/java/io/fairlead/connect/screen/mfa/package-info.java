/** The institution's questions. Route {@code mfa}. */
@NullMarked
package io.fairlead.connect.screen.mfa;

import org.jspecify.annotations.NullMarked;
