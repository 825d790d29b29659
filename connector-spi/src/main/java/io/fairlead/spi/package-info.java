/**
 * What a bank connector implements: {@link io.fairlead.spi.Connector}. Depends on {@code java.*}
 * and JSpecify only.
 *
 * <p>A connector holds no state and touches no database. Each call gets a {@link
 * io.fairlead.spi.BankContext} and answers with a {@link io.fairlead.spi.Step}; what it must
 * remember until the consumer answers goes into a {@link io.fairlead.spi.SavedState}, what it must
 * remember for good into a {@link io.fairlead.spi.Grant}. Fairlead seals, stores and expires both.
 */
@NullMarked
package io.fairlead.spi;

import org.jspecify.annotations.NullMarked;
