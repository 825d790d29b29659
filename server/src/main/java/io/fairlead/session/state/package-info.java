/**
 * What is known of a session: the stage it stands at, its connection to a bank, its events, its
 * end.
 */
@NullMarked
@NamedInterface("state")
package io.fairlead.session.state;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
