/**
 * The path that an endpoint is known by, made of the one that a client has sent: slashes too many,
 * ids that are empty, older versions of calls.
 */
@NullMarked
package io.fairlead.shared.path;

import org.jspecify.annotations.NullMarked;
