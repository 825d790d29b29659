/**
 * Plays consumers: takes a link to its end without a browser, with what {@code connect} gives its
 * pages, and with the pages of FinBank where consumers sign in there. {@link LinkDrive} does it,
 * {@code sandbox.drive.rest} has the call.
 */
@NullMarked
package io.fairlead.sandbox.drive;

import org.jspecify.annotations.NullMarked;
