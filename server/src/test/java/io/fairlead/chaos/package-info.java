/** Kills the server and its database under load, and compares what it has acknowledged. */
@NullMarked
package io.fairlead.chaos;

import org.jspecify.annotations.NullMarked;
