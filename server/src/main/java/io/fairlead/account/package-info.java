/**
 * Institution logins, the accounts behind them and their transactions, read from banks and kept.
 * Owns {@code institution_login}, {@code account}, {@code transaction_month}, {@code
 * transaction_refresh}, {@code transaction_refresh_account} and {@code deletion_audit}.
 *
 * <p>{@link Accounts} keeps logins and accounts. {@code account.aggregation} reads them from banks,
 * with their transactions, which {@code account.transaction} keeps; {@code account.refresh} reads
 * transactions again in the background, {@code account.recurring} finds what recurs among them.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "customer",
            "institution",
            "connector",
            "connector :: input",
            "connector :: setting",
            "spi"
        })
package io.fairlead.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
