/** The connectors to FinBank, the simulated bank: with credentials, and over OAuth. */
@NullMarked
package io.fairlead.connector.finbank;

import org.jspecify.annotations.NullMarked;
