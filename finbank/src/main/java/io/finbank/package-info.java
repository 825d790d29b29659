/**
 * FinBank, a simulated bank: it starts here. It is reached over HTTP only, and nothing in it knows
 * who its clients are.
 */
@NullMarked
package io.finbank;

import org.jspecify.annotations.NullMarked;
