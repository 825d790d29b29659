package io.fairlead.connect.screen.borrowers;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.shared.page.Frame;
import java.util.List;

/**
 * Both borrowers' parts. Template {@code connect/screen/borrowers}.
 *
 * @param openAction takes {@code part} and {@code version}
 * @param submitAction takes {@code version}
 * @param complete whether all parts are done
 */
public record BorrowersPage(
        Frame frame,
        String partnerName,
        List<Part> parts,
        boolean complete,
        String openAction,
        String submitAction,
        int version)
        implements ScreenPage {
    /**
     * What one borrower does.
     *
     * @param number from 0
     * @param name of the borrower
     * @param banks the names of the banks that are shared
     * @param next whether it is this one's turn
     */
    public record Part(int number, String name, List<String> banks, boolean done, boolean next) {}

    @Override
    public ConnectScreen screen() {
        return ConnectScreen.BORROWERS;
    }
}
