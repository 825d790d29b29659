package io.fairlead.report.content;

import io.fairlead.account.Account;
import io.fairlead.report.rules.AccountHistory;
import io.fairlead.report.rules.Posting;
import io.fairlead.spi.BankOwner;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An account that a report is about.
 *
 * @param owners without those who only use it; none where the bank or the consumer does not tell
 * @param statusCode how reading it for the report went; 0: well
 * @param history its posted transactions, as far as the consumer shares them
 * @param pending those that are not posted yet
 */
public record AccountData(
        Account account,
        List<BankOwner> owners,
        int statusCode,
        AccountHistory history,
        List<Posting> pending) {

    public AccountData {
        owners = List.copyOf(owners);
        pending = List.copyOf(pending);
    }

    public long id() {
        return Long.parseLong(account.key().id());
    }

    public String type() {
        return account.atBank().type();
    }

    /** Whether the consumer's agreement still lets anything of it be told but its name. */
    public boolean isReadable() {
        return !account.login().agreement().over();
    }

    /** What can be had of it today, where the bank tells. */
    public Optional<BigDecimal> available() {
        return fact("availableBalanceAmount");
    }

    /** An amount among the facts of the account. */
    public Optional<BigDecimal> fact(String name) {
        return isReadable()
                        && account.atBank().detail().members().get(name) instanceof BigDecimal fact
                ? Optional.of(fact)
                : Optional.empty();
    }
}
