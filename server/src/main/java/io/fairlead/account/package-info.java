/**
 * Institution logins, the accounts behind them and their transactions, read from banks and kept.
 * Owns {@code institution_login}, {@code account}, {@code bank_transaction}, {@code
 * transaction_day}, {@code transaction_refresh}, {@code transaction_refresh_account} and {@code
 * deletion_audit}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "customer", "institution", "connector", "spi"})
package io.fairlead.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
