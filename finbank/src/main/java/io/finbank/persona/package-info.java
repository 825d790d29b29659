/**
 * Personas: users of the bank that people make up, each with accounts and transactions that can be
 * predicted by hand.
 */
@NullMarked
package io.finbank.persona;

import org.jspecify.annotations.NullMarked;
