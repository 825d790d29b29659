/**
 * What a sandbox knows of its simulated bank beyond what every bank tells: the users that can be
 * tried. FinBank is asked over HTTP, like any other bank.
 */
@NullMarked
package io.fairlead.sandbox.finbank;

import org.jspecify.annotations.NullMarked;
