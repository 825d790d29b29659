/** How far a bank has come with a consumer who waits for it. */
@NullMarked
@NamedInterface("milestone")
package io.fairlead.connector.milestone;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
