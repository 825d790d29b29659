package io.fairlead.connect.screen.selectaccounts;

import io.fairlead.account.Accounts;
import io.fairlead.connect.screen.AccountRow;
import io.fairlead.connect.screen.SessionFrames;
import io.fairlead.connect.screen.SessionNames;
import io.fairlead.connect.screen.Visit;
import io.fairlead.session.state.Stage;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Builds the choice of accounts. */
@Component
public class SelectAccountsScreen {

    private final SessionFrames frames;
    private final SessionNames names;
    private final Accounts accounts;

    SelectAccountsScreen(SessionFrames frames, SessionNames names, Accounts accounts) {
        this.frames = frames;
        this.names = names;
        this.accounts = accounts;
    }

    /** The screen as it shows first. */
    public SelectAccountsPage page(Visit.Running visit, Stage.SelectAccounts stage) {
        return page(visit, stage, false);
    }

    /** The screen once more, because fewer or more accounts were sent than may be. */
    public SelectAccountsPage pageAgain(Visit.Running visit, Stage.SelectAccounts stage) {
        return page(visit, stage, true);
    }

    private SelectAccountsPage page(
            Visit.Running visit, Stage.SelectAccounts stage, boolean refused) {
        var connection = stage.connection();
        var login = visit.session().login(Objects.requireNonNull(connection.login()));
        var rows =
                accounts.list(login).stream()
                        .map(account -> AccountRow.of(account, visit.texts()))
                        .toList();
        var rules = visit.session().accountRules().among(rows.size());
        var leaves = visit.session().choosesBank() && !connection.repair();
        return new SelectAccountsPage(
                frames.of(visit).backTo(visit.pageBefore(stage)),
                names.institution(connection.institutionId()),
                names.partner(visit.session()),
                rows,
                rules.minimum(),
                rules.maximum(),
                connection.repair(),
                refused,
                visit.page("/select-accounts"),
                leaves ? visit.page("/search-again") : null,
                visit.session().version());
    }
}
