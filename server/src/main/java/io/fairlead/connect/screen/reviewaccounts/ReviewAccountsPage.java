package io.fairlead.connect.screen.reviewaccounts;

import io.fairlead.connect.screen.AccountRow;
import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.InstitutionView;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.consent.ConsentFacts;
import io.fairlead.shared.page.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is shared. Template {@code connect/screen/review-accounts}.
 *
 * @param borrower whose part it is; empty unless two take part
 * @param removed the bank that the consumer has just removed; null for none
 * @param chooseAction connects a bank; takes {@code institution} and {@code version}
 * @param facts what is agreed to
 * @param searchPage adds another bank
 * @param submitAction takes {@code version}
 */
public record ReviewAccountsPage(
        Frame frame,
        String borrower,
        String partnerName,
        List<SharedBank> banks,
        @Nullable InstitutionView removed,
        String chooseAction,
        ConsentFacts facts,
        String searchPage,
        String submitAction,
        int version)
        implements ScreenPage {
    /**
     * A bank with the accounts that are shared.
     *
     * @param login names it
     * @param broken whether it must be repaired
     * @param opensBank whether its own page opens in a window for the repair
     * @param manageAction changes the choice of accounts; takes {@code login} and {@code version}
     * @param repairAction repairs it; takes {@code login} and {@code version}
     * @param removeAction removes it; takes {@code login} and {@code version}
     * @param removePage asks before, for browsers without scripts
     */
    public record SharedBank(
            String login,
            InstitutionView bank,
            List<AccountRow> accounts,
            boolean broken,
            boolean opensBank,
            String manageAction,
            String repairAction,
            String removeAction,
            String removePage) {}

    @Override
    public ConnectScreen screen() {
        return ConnectScreen.REVIEW_ACCOUNTS;
    }
}
