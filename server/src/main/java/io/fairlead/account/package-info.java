/**
 * Institution logins and the accounts behind them. Owns {@code institution_login} and {@code
 * account}. Owners, transactions and refreshes come with the connectors.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "customer"})
package io.fairlead.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
