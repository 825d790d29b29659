/** The documentation in a browser. */
@NullMarked
package io.fairlead.docs.web;

import org.jspecify.annotations.NullMarked;
