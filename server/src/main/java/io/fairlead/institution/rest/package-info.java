/** The institution calls of the API. */
@NullMarked
package io.fairlead.institution.rest;

import org.jspecify.annotations.NullMarked;
