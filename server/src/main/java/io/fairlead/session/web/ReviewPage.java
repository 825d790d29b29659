package io.fairlead.session.web;

import io.fairlead.shared.web.Frame;
import java.util.List;

/**
 * What is shared. Template {@code session/review}.
 *
 * @param borrower whose part it is; empty unless two take part
 * @param searchPage adds another bank
 * @param submitAction takes {@code step}
 */
public record ReviewPage(
        Frame frame,
        String borrower,
        String partnerName,
        List<SharedBank> banks,
        String searchPage,
        String submitAction,
        int step) {

    /**
     * A bank with the accounts that are shared.
     *
     * @param login names it
     * @param broken whether it must be repaired
     * @param opensBank whether its own page opens in a window for the repair
     * @param manageAction changes the choice of accounts; takes {@code login} and {@code step}
     * @param repairAction repairs it; takes {@code login} and {@code step}
     * @param removeAction removes it; takes {@code login} and {@code step}
     * @param removePage asks before, for browsers without scripts
     */
    public record SharedBank(
            String login,
            BankView bank,
            List<AccountRow> accounts,
            boolean broken,
            boolean opensBank,
            String manageAction,
            String repairAction,
            String removeAction,
            String removePage) {}
}
