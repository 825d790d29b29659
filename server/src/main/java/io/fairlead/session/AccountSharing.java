package io.fairlead.session;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.account.Shared;
import io.fairlead.connector.LoginKey;
import io.fairlead.consent.Consents;
import io.fairlead.session.SessionStore.StoredSession;
import io.fairlead.session.state.Connection;
import io.fairlead.session.state.SessionEvent;
import io.fairlead.session.state.Stage;
import io.fairlead.shared.CustomerId;
import io.fairlead.spi.Inventory;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which accounts a session shares: the chosen ones are kept, the others of a login are not. */
@Service
public class AccountSharing {

    private static final int MOST_OF_A_LINK = 50;

    private final SessionStore store;
    private final SessionLog log;
    private final Accounts accounts;
    private final Consents consents;
    private final SharingTerms terms;
    private final Clock clock;

    AccountSharing(
            SessionStore store,
            SessionLog log,
            Accounts accounts,
            Consents consents,
            SharingTerms terms,
            Clock clock) {
        this.store = store;
        this.log = log;
        this.accounts = accounts;
        this.consents = consents;
        this.terms = terms;
        this.clock = clock;
    }

    /** What a customer shares with the session's partner, as far as the session shows it. */
    @Transactional(readOnly = true)
    public List<Account> shared(Session session, CustomerId customer) {
        var all = accounts.shared(session.link().partner(), customer);
        var withheld = all.isEmpty() ? Set.<String>of() : withheld(session);
        return all.stream()
                .filter(account -> !withheld.contains(account.login().key().login()))
                .toList();
    }

    /** How many accounts all who take part share, as far as the session shows them. */
    @Transactional(readOnly = true)
    public int countShared(Session session) {
        return session.customers().stream()
                .distinct()
                .mapToInt(customer -> shared(session, customer).size())
                .sum();
    }

    /**
     * The ids of the logins that others have shared by the session's link in their browsers. They
     * do not show in the session before its consumer has proved to be the same.
     */
    @Transactional(readOnly = true)
    public Set<String> withheld(Session session) {
        return session.running().proved() ? Set.of() : log.loginsSharedByOthers(session);
    }

    /**
     * Accounts that were found and not chosen are not kept once a session has left the bank, unless
     * another session of its link, or the same one again, is at the login still.
     */
    @Transactional
    public void discardUnchosen(Session session, Connection left) {
        var login = left.login();
        if (login != null
                && store.findRunning(session.link(), clock.instant(), MOST_OF_A_LINK).stream()
                        .noneMatch(running -> isAt(running, login))) {
            accounts.discardUnchosen(session.login(login));
        }
    }

    /** Shares these accounts of a login and none else. */
    @Transactional
    public Shared keepOnly(LockedSession locked, Connection connection, List<String> chosen) {
        var login = login(locked.session(), connection);
        var data = terms.data(locked.session(), connection.institutionId());
        return told(locked, connection, accounts.keepOnly(login, Set.copyOf(chosen), data));
    }

    /** Takes in what the bank shows of a login, and shares that and none else. */
    @Transactional
    public Shared shareAll(LockedSession locked, Connection connection, Inventory found) {
        var login = login(locked.session(), connection);
        var data = terms.data(locked.session(), connection.institutionId());
        return told(locked, connection, accounts.share(login, found, data));
    }

    /** A repaired login is shared for as long as if the consumer did so now. */
    @Transactional
    public void renew(Session session, LoginKey login) {
        accounts.renew(login)
                .ifPresent(
                        renewed -> consents.renew(login, renewed.agreement(), terms.of(session)));
    }

    private Shared told(LockedSession locked, Connection connection, Shared shared) {
        consents.share(
                login(locked.session(), connection),
                connection.institutionId(),
                connection.repair(),
                shared.accounts(),
                shared.agreement(),
                terms.of(locked.session()));
        if (!shared.removed().isEmpty()) {
            log.append(
                    locked.session(),
                    new SessionEvent.AccountsRemoved(connection.institutionId(), shared.removed()));
        }
        return shared;
    }

    private static LoginKey login(Session session, Connection connection) {
        return session.login(Objects.requireNonNull(connection.login()));
    }

    private static boolean isAt(StoredSession session, String login) {
        return session.state() != null && isAt(session.state().stage(), login);
    }

    private static boolean isAt(@Nullable Stage stage, String login) {
        return stage instanceof Stage.AtInstitution at && login.equals(at.connection().login());
    }
}
