/**
 * What several screens of the Connect app show alike. Each screen has a package below, named after
 * its route.
 */
@NullMarked
@NamedInterface("screen")
package io.fairlead.connect.screen;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
