package io.fairlead.connect.screen.selectaccounts;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.fairlead.connect.screen.AccountGroup;
import io.fairlead.connect.screen.AccountRow;
import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.InstitutionView;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.consent.ConsentFacts;
import io.fairlead.shared.page.Frame;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a bank that can be shared. Template {@code connect/screen/select-accounts}.
 *
 * @param borrower whose part it is; empty unless two take part
 * @param accounts in the order of their groups
 * @param chosen the ids of those that are ticked
 * @param minimum how many must be chosen
 * @param maximum how many can be chosen
 * @param managing whether the bank is shared already, and the choice is changed
 * @param refused whether the consumer has just sent fewer or more
 * @param facts what is agreed to by sharing these accounts, where that can be the end; null where a
 *     review follows
 * @param saveAction takes {@code account} for each chosen one, {@code finish} to end, and {@code
 *     version}
 * @param otherBankAction gives this bank up for another one, takes {@code version}; null where the
 *     choice of a shared bank is changed
 */
public record SelectAccountsPage(
        Frame frame,
        InstitutionView bank,
        String borrower,
        String partnerName,
        List<AccountRow> accounts,
        Set<String> chosen,
        int minimum,
        int maximum,
        boolean managing,
        boolean refused,
        @Nullable ConsentFacts facts,
        String saveAction,
        @Nullable String otherBankAction,
        int version)
        implements ScreenPage {

    /** The accounts by what consumers look for together. */
    public Map<AccountGroup, List<AccountRow>> groups() {
        return accounts.stream()
                .collect(
                        groupingBy(
                                AccountRow::group,
                                () -> new EnumMap<>(AccountGroup.class),
                                toList()));
    }

    /** Whether sharing these accounts can be the end. */
    public boolean finishes() {
        return facts != null;
    }

    /** Whether some accounts have to be left out. */
    public boolean bounded() {
        return accounts.size() > maximum;
    }

    /** How many may be chosen, in words. */
    public String limits() {
        return bounded()
                ? frame.texts().get("select-accounts.limits", minimum, maximum)
                : frame.texts().get("select-accounts.least", minimum);
    }

    /**
     * How many of how many are chosen, in words that scripts fill in.
     *
     * @param number what stands for the number of those that are chosen
     */
    public String count(String number) {
        return bounded()
                ? frame.texts().get("select-accounts.countOfMost", number, maximum)
                : frame.texts().get("select-accounts.count", number, accounts.size());
    }

    @Override
    public ConnectScreen screen() {
        return ConnectScreen.SELECT_ACCOUNTS;
    }
}
