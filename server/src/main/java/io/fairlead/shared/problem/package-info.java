/** Everything that can be wrong with a call, and the one place that writes it on the wire. */
@NullMarked
package io.fairlead.shared.problem;

import org.jspecify.annotations.NullMarked;
