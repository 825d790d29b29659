package io.fairlead.session;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.account.Party;
import io.fairlead.consent.Consent;
import io.fairlead.consent.ConsentNews;
import io.fairlead.customer.CustomerLock;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.SessionState;
import io.fairlead.session.state.Stage;
import io.fairlead.shared.CustomerId;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ends what a consumer shares, long after the session as well: the accounts are deleted, the access
 * is revoked at the bank as soon as that answers, the partner is told.
 */
@Service
public class StoppedSharing {

    private final CustomerLock customers;
    private final SessionStore store;
    private final SessionLoader loader;
    private final SessionLog log;
    private final Accounts accounts;
    private final ConsentNews news;

    StoppedSharing(
            CustomerLock customers,
            SessionStore store,
            SessionLoader loader,
            SessionLog log,
            Accounts accounts,
            ConsentNews news) {
        this.customers = customers;
        this.store = store;
        this.loader = loader;
        this.log = log;
        this.accounts = accounts;
        this.news = news;
    }

    /** Ends a consent; one that has ended before stays as it is. */
    @Transactional
    public void stop(Consent consent) {
        var login = consent.login();
        if (!customers.change(login.partner(), login.customer())) {
            return;
        }
        var shared =
                accounts.list(login).stream()
                        .filter(Account::shared)
                        .map(account -> account.key().id())
                        .toList();
        if (shared.isEmpty()) {
            return;
        }
        session(consent)
                .ifPresent(
                        session ->
                                log.appendEvenAfterEnd(
                                        of(session, login.customer()),
                                        new SessionEvent.SharingStopped(
                                                consent.institutionId(), login.login(), shared)));
        accounts.delete(login, Party.CUSTOMER);
        news.ended(consent, shared);
    }

    /** The session in which it was given or renewed last, as long as it is kept. */
    private Optional<Session> session(Consent consent) {
        return Optional.ofNullable(consent.session())
                .flatMap(store::find)
                .flatMap(loader::withLink);
    }

    /** An ended session is of its first customer, whose accounts these may not be. */
    private static Session of(Session session, CustomerId customer) {
        return session.customer().equals(customer)
                ? session
                : session.in(new SessionState(1, Set.of(), false, new Stage.Borrowers()));
    }
}
