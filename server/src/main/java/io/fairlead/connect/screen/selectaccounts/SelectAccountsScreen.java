package io.fairlead.connect.screen.selectaccounts;

import static java.util.stream.Collectors.toSet;

import io.fairlead.account.Account;
import io.fairlead.account.Accounts;
import io.fairlead.connect.screen.AccountRow;
import io.fairlead.connect.screen.SessionFrames;
import io.fairlead.connect.screen.SessionNames;
import io.fairlead.connect.screen.Visit;
import io.fairlead.consent.ConsentFacts;
import io.fairlead.session.SharingTerms;
import io.fairlead.session.state.Connection;
import io.fairlead.session.state.Stage;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Builds the choice of accounts. */
@Component
public class SelectAccountsScreen {

    private final SessionFrames frames;
    private final SessionNames names;
    private final Accounts accounts;
    private final SharingTerms terms;

    SelectAccountsScreen(
            SessionFrames frames, SessionNames names, Accounts accounts, SharingTerms terms) {
        this.frames = frames;
        this.names = names;
        this.accounts = accounts;
        this.terms = terms;
    }

    /** The screen as it shows first. */
    public SelectAccountsPage page(Visit.Running visit, Stage.SelectAccounts stage) {
        return page(visit, stage, null);
    }

    /**
     * The screen once more, because fewer or more accounts were sent than may be.
     *
     * @param sent the ids of these
     */
    public SelectAccountsPage pageAgain(
            Visit.Running visit, Stage.SelectAccounts stage, Set<String> sent) {
        return page(visit, stage, sent);
    }

    private SelectAccountsPage page(
            Visit.Running visit, Stage.SelectAccounts stage, @Nullable Set<String> sent) {
        var connection = stage.connection();
        var login = visit.session().login(Objects.requireNonNull(connection.login()));
        var offered = accounts.list(login);
        var rules = visit.session().accountRules().among(offered.size());
        var leaves = visit.session().choosesBank() && !connection.repair();
        return new SelectAccountsPage(
                frames.of(visit).backTo(visit.pageBefore(stage)),
                names.institution(connection.institutionId()),
                names.borrower(visit.session()),
                names.partner(visit.session()),
                AccountRow.all(offered, visit.texts()),
                sent == null ? chosenBefore(connection, offered, rules.maximum()) : sent,
                rules.minimum(),
                rules.maximum(),
                connection.repair(),
                sent != null,
                stage.first() ? facts(visit, connection) : null,
                visit.page("/select-accounts"),
                leaves ? visit.page("/search-again") : null,
                visit.session().version());
    }

    private ConsentFacts facts(Visit.Running visit, Connection connection) {
        var session = visit.session();
        var data = terms.data(session, connection.institutionId());
        return ConsentFacts.of(visit.texts(), names.partner(session), data, accounts.latestEnd());
    }

    /**
     * The ids of the accounts that are shared, of those that were chosen on the bank's own pages,
     * or of the only one.
     */
    private static Set<String> chosenBefore(
            Connection connection, List<Account> offered, int most) {
        var wanted =
                !connection.repair()
                        && offered.size() <= most
                        && (connection.oauth() || offered.size() == 1);
        return offered.stream()
                .filter(account -> wanted || account.shared())
                .map(account -> account.key().id())
                .collect(toSet());
    }
}
