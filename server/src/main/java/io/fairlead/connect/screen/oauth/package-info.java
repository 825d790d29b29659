/** The consumer is on the institution's own page. Route {@code oauth}. */
@NullMarked
package io.fairlead.connect.screen.oauth;

import org.jspecify.annotations.NullMarked;
