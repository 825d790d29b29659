package io.fairlead.connect.screen.search;

import io.fairlead.connect.screen.ConnectScreen;
import io.fairlead.connect.screen.InstitutionView;
import io.fairlead.connect.screen.ScreenPage;
import io.fairlead.shared.page.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a bank. Template {@code connect/screen/search}.
 *
 * @param borrower whose bank it is; empty unless two take part
 * @param partnerName who asks
 * @param removed the bank that the consumer has just removed; null for none
 * @param query what was typed; empty at first
 * @param banks the popular ones without a query, else the best of what was found
 * @param found how many there are in all
 * @param morePage shows more of what was found; null where all is shown
 * @param searchPage answers the search with this page; takes {@value #QUERY}, or {@code query}
 * @param chooseAction takes {@code institution} and {@code version}
 * @param missingAction says that the bank is not there; takes {@code query}
 * @param missing whether the consumer has just said so
 * @param leaveAction ends the session
 */
public record SearchPage(
        Frame frame,
        String borrower,
        String partnerName,
        @Nullable InstitutionView removed,
        String query,
        List<InstitutionView> banks,
        int found,
        @Nullable String morePage,
        String searchPage,
        String chooseAction,
        String missingAction,
        boolean missing,
        String leaveAction,
        int version)
        implements ScreenPage {
    /** The parameter with what was typed; automation finds the field by this name. */
    public static final String QUERY = "Search for your bank";

    /** How many banks are shown at first, and how many more at a time. */
    public static final int STEP = 20;

    /** How many banks are shown at most. */
    public static final int MOST = 200;

    /** What the page says that it shows. */
    public String result() {
        var texts = frame.texts();
        if (query.isEmpty()) {
            return texts.get("search.popular");
        }
        return banks.size() < found
                ? texts.get("search.found.some", found, banks.size())
                : texts.get("search.found", found);
    }

    /** The id of the first bank that was not there before the last step. */
    public static String idOf(int place) {
        return "bank-" + place;
    }

    @Override
    public ConnectScreen screen() {
        return ConnectScreen.SEARCH;
    }
}
