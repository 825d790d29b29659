/** The check of people before every page and action for them, and the pages of their sign-in. */
@NullMarked
@NamedInterface("web")
package io.fairlead.people.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
