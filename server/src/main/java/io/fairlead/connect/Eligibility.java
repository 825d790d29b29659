package io.fairlead.connect;

import static java.util.stream.Collectors.toSet;

import io.fairlead.account.Accounts;
import io.fairlead.connector.LoginKey;
import io.fairlead.session.AccountSharing;
import io.fairlead.session.Session;
import io.fairlead.session.state.Refusal;
import io.fairlead.spi.Inventory;
import java.util.Set;
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

    /** What of a bank's accounts is open, allowed and not shared through another login. */
    Inventory of(DialogueTurn turn, Inventory found) {
        var rules = turn.session().accountRules();
        var elsewhere = sharedElsewhere(turn.login(), turn.connection().institutionId());
        return new Inventory(
                found.accounts().stream()
                        .filter(account -> !account.closed() && rules.allow(account.type()))
                        .filter(account -> !elsewhere.contains(account.id()))
                        .toList(),
                found.failures());
    }

    /**
     * Whether a bank shows what another browser has shared of it, so that the consumer is the same.
     */
    boolean showsWithheld(DialogueTurn turn, Inventory found) {
        var session = turn.session();
        var bank = turn.connection().institutionId();
        var ids = found.accounts().stream().map(account -> account.id()).collect(toSet());
        var shown =
                accounts.shared(session.link().partner(), session.customer()).stream()
                        .filter(account -> account.login().institutionId().equals(bank))
                        .filter(account -> ids.contains(account.atBank().id()))
                        .map(account -> account.login().key().login())
                        .collect(toSet());
        return !shown.isEmpty() && sharing.withheld(session).stream().anyMatch(shown::contains);
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

    private Set<String> sharedElsewhere(LoginKey login, String institutionId) {
        return accounts.shared(login.partner(), login.customer()).stream()
                .filter(account -> account.login().institutionId().equals(institutionId))
                .filter(account -> !account.login().key().equals(login))
                .map(account -> account.atBank().id())
                .collect(toSet());
    }
}
