/** The connectors to FinBank, the simulated bank: with credentials, and over OAuth. */
@NullMarked
package io.fairlead.connectors.finbank;

import org.jspecify.annotations.NullMarked;
