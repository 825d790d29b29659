/** The call that takes a link to its end. */
@NullMarked
package io.fairlead.sandbox.drive.rest;

import org.jspecify.annotations.NullMarked;
