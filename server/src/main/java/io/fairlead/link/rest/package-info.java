/**
 * The four generate calls, and the revocation of links. What reads their requests is there for the
 * calls that send a link as well.
 */
@NullMarked
@NamedInterface("requests")
package io.fairlead.link.rest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
