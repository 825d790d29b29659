/** The four generate calls, and the revocation of links. */
@NullMarked
package io.fairlead.link.rest;

import org.jspecify.annotations.NullMarked;
