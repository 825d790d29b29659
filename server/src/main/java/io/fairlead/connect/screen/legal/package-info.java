/** The terms of use and the privacy notice. */
@NullMarked
package io.fairlead.connect.screen.legal;

import org.jspecify.annotations.NullMarked;
