package io.fairlead.connect.screen.selectaccounts;

import io.fairlead.connect.screen.AccountRow;
import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.InstitutionView;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.shared.page.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a bank that can be shared. Template {@code connect/screen/select-accounts}.
 *
 * @param minimum how many must be chosen
 * @param maximum how many can be chosen
 * @param managing whether the bank is shared already, and the choice is changed
 * @param refused whether the consumer has just sent fewer or more
 * @param saveAction takes {@code account} for each chosen one, and {@code version}
 * @param otherBankAction gives this bank up for another one, takes {@code version}; null where the
 *     choice of a shared bank is changed
 */
public record SelectAccountsPage(
        Frame frame,
        InstitutionView bank,
        String partnerName,
        List<AccountRow> accounts,
        int minimum,
        int maximum,
        boolean managing,
        boolean refused,
        String saveAction,
        @Nullable String otherBankAction,
        int version)
        implements ScreenPage {
    @Override
    public ConnectScreen screen() {
        return ConnectScreen.SELECT_ACCOUNTS;
    }
}
