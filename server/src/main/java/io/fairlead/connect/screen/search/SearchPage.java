package io.fairlead.connect.screen.search;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.InstitutionView;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.shared.page.Frame;
import java.util.List;

/**
 * Looks for a bank. Template {@code connect/screen/search}.
 *
 * @param borrower whose bank it is; empty unless two take part
 * @param query what was typed; empty at first
 * @param banks the popular ones without a query, else what was found
 * @param found how many there are in all
 * @param searchPage answers the search with this page; takes {@value #QUERY}, or {@code query}
 * @param chooseAction takes {@code institution} and {@code version}
 */
public record SearchPage(
        Frame frame,
        String borrower,
        String query,
        List<InstitutionView> banks,
        int found,
        String searchPage,
        String chooseAction,
        int version)
        implements ScreenPage {
    /** The parameter with what was typed; automation finds the field by this name. */
    public static final String QUERY = "Search for your bank";

    @Override
    public ConnectScreen screen() {
        return ConnectScreen.SEARCH;
    }
}
