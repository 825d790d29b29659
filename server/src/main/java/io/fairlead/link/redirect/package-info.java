/** Where links may lead consumers when they are done. */
@NullMarked
package io.fairlead.link.redirect;

import org.jspecify.annotations.NullMarked;
