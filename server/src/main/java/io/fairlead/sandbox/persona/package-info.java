/**
 * Personas, the users that tests make up: what is stored at the simulated bank, which checks it.
 */
@NullMarked
package io.fairlead.sandbox.persona;

import org.jspecify.annotations.NullMarked;
