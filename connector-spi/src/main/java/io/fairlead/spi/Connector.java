package io.fairlead.spi;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to the banks of one kind. One instance serves all institutions, customers and threads. It
 * is found by {@link java.util.ServiceLoader}: a public class with a public constructor without
 * parameters, named in {@code META-INF/services/io.fairlead.spi.Connector} of its jar.
 *
 * <p>No method throws for what a bank does wrong: it answers {@link Step.Failed}. What {@link
 * BankHttp} throws may pass through; Fairlead turns it into a failure. A call that meets the need
 * for the consumer answers so, whichever call it is; after {@link #resume} has linked again,
 * Fairlead repeats the call with the new grant.
 */
public interface Connector {

    /** By which institutions name it, such as {@code finbank}: lower case, digits and hyphens. */
    String name();

    /** What an operator can set. Only these settings and secrets are handed over. */
    default List<Setting> settings() {
        return List.of();
    }

    /** What this institution bears. */
    default Traits traits(BankContext bank) {
        return Traits.ORDINARY;
    }

    /** Begins a link, or the repair of one: then the wish has the grant that broke. */
    Step<Linked> begin(BankContext bank, Wish wish);

    /**
     * Goes on after the consumer has answered. Each saved state is resumed at most once.
     *
     * @param state of the step that asked
     * @param input what fits that step
     */
    Step<Linked> resume(BankContext bank, SavedState state, ConsumerInput input);

    /**
     * Exchanges a grant whose {@link Grant#renewAfter} has come or whose use answered {@link
     * Cause#TOKEN_EXPIRED}. Where {@link Grant#spentByRenewal}, Fairlead records the intent first,
     * and never calls again with the same grant when the outcome is unknown.
     */
    default Step<Grant> renew(BankContext bank, Grant grant) {
        return Step.failed(Cause.TOKEN_EXPIRED);
    }

    /**
     * All accounts behind the grant with their balances and details. Accounts that fail alone are
     * in the inventory as such; what is absent is not taken as closed.
     *
     * @param known the ids of the accounts that Fairlead knows of the login
     */
    Step<Inventory> accounts(BankContext bank, Grant grant, Set<String> known);

    /** One account, with the balance the bank has at this moment. */
    Step<BankAccount> balance(BankContext bank, Grant grant, String accountId);

    /**
     * Transactions in any order, a page at a time. All that the bank returns are handed over, also
     * those that do not belong to the range.
     */
    Step<Page<BankTransaction>> transactions(
            BankContext bank,
            Grant grant,
            String accountId,
            DateRange range,
            @Nullable String page);

    /**
     * Accounts and transactions of a login with one call, for banks that read {@linkplain
     * Traits#readsAllAtOnce all at once}.
     *
     * @param days account id to the days that are asked for; accounts that are not named are new
     * @param known the ids of the accounts that Fairlead knows of the login
     */
    default Step<Visit> visit(
            BankContext bank, Grant grant, Map<String, DateRange> days, Set<String> known) {
        return Step.failed(Cause.NOT_SUPPORTED);
    }

    /** Who holds the account. */
    default Step<List<BankOwner>> owners(BankContext bank, Grant grant, String accountId) {
        return Step.failed(Cause.NOT_SUPPORTED);
    }

    /** The numbers for payments to and from the account. */
    default Step<AchDetails> achDetails(BankContext bank, Grant grant, String accountId) {
        return Step.failed(Cause.NOT_SUPPORTED);
    }

    /** Where payments of a loan go. */
    default Step<LoanPayment> loanPayment(BankContext bank, Grant grant, String accountId) {
        return Step.failed(Cause.NOT_SUPPORTED);
    }

    /** Statements newest first, a page at a time. */
    default Step<Page<BankStatement>> statements(
            BankContext bank, Grant grant, String accountId, @Nullable String page) {
        return Step.failed(Cause.NOT_SUPPORTED);
    }

    /** A statement as the bank issued it. */
    default Step<StatementFile> statement(
            BankContext bank, Grant grant, String accountId, String statementId) {
        return Step.failed(Cause.NOT_SUPPORTED);
    }

    /** Ends the grant at the bank. Done as well when the bank does not know it any more. */
    default Step<Revoked> revoke(BankContext bank, Grant grant) {
        return Step.done(new Revoked());
    }

    /** Whether the institution works, asked without any consumer. */
    Health probe(BankContext bank);
}
