/** The start page of the server, which makes links in a sandbox. */
@NullMarked
package io.fairlead.sandbox.start;

import org.jspecify.annotations.NullMarked;
