/** FinBank, the simulated bank, beside a sandbox. */
@NullMarked
package io.fairlead.start.finbank;

import org.jspecify.annotations.NullMarked;
