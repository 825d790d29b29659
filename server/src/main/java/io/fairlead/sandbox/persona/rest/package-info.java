/** The calls by which tests make up users of the simulated bank. */
@NullMarked
package io.fairlead.sandbox.persona.rest;

import org.jspecify.annotations.NullMarked;
