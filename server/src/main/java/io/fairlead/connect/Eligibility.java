package io.fairlead.connect;

import static java.util.stream.Collectors.toSet;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.session.AccountSharing;
import io.fairlead.session.Session;
import io.fairlead.session.state.Refusal;
import io.fairlead.spi.Inventory;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which of a bank's accounts a consumer may share. */
@Component
class Eligibility {

    private final Accounts accounts;
    private final AccountSharing sharing;

    Eligibility(Accounts accounts, AccountSharing sharing) {
        this.accounts = accounts;
        this.sharing = sharing;
    }

    /** The accounts that the consumer shares already. */
    List<Account> shared(DialogueTurn turn) {
        var login = turn.login();
        return accounts.shared(login.partner(), login.customer());
    }

    /** Those of a bank. */
    static List<Account> at(String institutionId, List<Account> accounts) {
        return accounts.stream().filter(account -> isAt(account, institutionId)).toList();
    }

    private static boolean isAt(Account account, String institutionId) {
        return account.login().institutionId().equals(institutionId);
    }

    /**
     * What of a bank's accounts is open, allowed and not shared through another login.
     *
     * @param shared those of the bank that are shared already
     */
    Inventory of(DialogueTurn turn, Inventory found, List<Account> shared) {
        var rules = turn.session().accountRules();
        var elsewhere =
                shared.stream()
                        .filter(account -> !account.login().key().equals(turn.login()))
                        .map(account -> account.atBank().id())
                        .collect(toSet());
        return new Inventory(
                found.accounts().stream()
                        .filter(account -> !account.closed() && rules.allow(account.type()))
                        .filter(account -> !elsewhere.contains(account.id()))
                        .toList(),
                found.failures());
    }

    /**
     * Whether a bank shows what another browser has shared of it, so that the consumer is the same.
     *
     * @param shared what is shared already
     */
    boolean showsWithheld(DialogueTurn turn, Inventory found, List<Account> shared) {
        var ids = found.accounts().stream().map(account -> account.id()).collect(toSet());
        var shown =
                shared.stream()
                        .filter(account -> ids.contains(account.atBank().id()))
                        .map(account -> account.login().key().login())
                        .collect(toSet());
        return !shown.isEmpty()
                && sharing.withheld(turn.session()).stream().anyMatch(shown::contains);
    }

    /** Whether there are as many as must be chosen, where they are chosen from. */
    boolean suffices(Session session, Inventory eligible) {
        return eligible.accounts().size() >= needed(session);
    }

    /** Why too few are eligible. */
    Refusal refusal(Session session, Inventory found) {
        var allowed =
                found.accounts().stream()
                        .filter(account -> !account.closed())
                        .filter(account -> session.accountRules().allow(account.type()))
                        .toList();
        return allowed.size() < needed(session)
                ? Refusal.NO_ELIGIBLE_ACCOUNTS
                : Refusal.ALREADY_LINKED;
    }

    private static int needed(Session session) {
        return session.choosesAccounts() ? session.accountRules().minimum() : 1;
    }
}
