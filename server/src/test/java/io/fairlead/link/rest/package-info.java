/** The generate calls as partners' backends see them. */
@NullMarked
package io.fairlead.link.rest;

import org.jspecify.annotations.NullMarked;
