package io.fairlead.connect.screen.reviewaccounts;

import io.fairlead.account.Account;
import io.fairlead.connect.Repair;
import io.fairlead.connect.screen.AccountRow;
import io.fairlead.connect.screen.RemovedBanks;
import io.fairlead.connect.screen.SessionFrames;
import io.fairlead.connect.screen.SessionNames;
import io.fairlead.connect.screen.SharedFacts;
import io.fairlead.connect.screen.SharedLogins;
import io.fairlead.connect.screen.Visit;
import java.util.List;
import org.springframework.stereotype.Component;

/** Builds the review of what is shared. */
@Component
public class ReviewAccountsScreen {

    private final SessionFrames frames;
    private final SessionNames names;
    private final SharedLogins logins;
    private final RemovedBanks removed;
    private final SharedFacts facts;

    ReviewAccountsScreen(
            SessionFrames frames,
            SessionNames names,
            SharedLogins logins,
            RemovedBanks removed,
            SharedFacts facts) {
        this.frames = frames;
        this.names = names;
        this.logins = logins;
        this.removed = removed;
        this.facts = facts;
    }

    public ReviewAccountsPage page(Visit.Running visit) {
        var back = visit.session().isJoint() ? "/borrowers" : "/landing";
        return new ReviewAccountsPage(
                frames.of(visit).backTo(visit.page(back)),
                names.borrower(visit.session()),
                names.partner(visit.session()),
                shared(visit),
                removed.latest(visit.session()).orElse(null),
                visit.page("/search"),
                facts.shared(visit),
                visit.page("/search"),
                visit.page("/submit"),
                visit.session().version());
    }

    public List<ReviewAccountsPage.SharedBank> shared(Visit.Running visit) {
        var session = visit.session();
        return logins.of(session, session.customer()).map(shared -> shared(visit, shared)).toList();
    }

    private ReviewAccountsPage.SharedBank shared(Visit.Running visit, List<Account> shared) {
        var login = shared.getFirst().login();
        var bank = names.institution(login.institutionId());
        return new ReviewAccountsPage.SharedBank(
                login.key().login(),
                bank,
                AccountRow.all(shared, visit.texts()),
                Repair.isBroken(shared),
                bank.oauth(),
                visit.page("/manage"),
                visit.page("/repair"),
                visit.page("/remove"),
                visit.page("/remove/" + login.key().login()));
    }
}
