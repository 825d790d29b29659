/** What browsers load of a brand. */
@NullMarked
package io.fairlead.experience.web;

import org.jspecify.annotations.NullMarked;
