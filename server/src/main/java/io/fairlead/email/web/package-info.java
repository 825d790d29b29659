/** The page that sends a new link. */
@NullMarked
package io.fairlead.email.web;

import org.jspecify.annotations.NullMarked;
