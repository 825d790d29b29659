/**
 * The console's pages about links: the list, a link with all that has happened to it, a new one.
 */
@NullMarked
package io.fairlead.console.link;

import org.jspecify.annotations.NullMarked;
