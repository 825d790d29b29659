package io.fairlead.session.web;

import io.fairlead.shared.web.Frame;
import java.util.List;

/**
 * Both borrowers' parts. Template {@code session/overview}.
 *
 * @param openAction takes {@code part} and {@code step}
 * @param submitAction takes {@code step}
 * @param complete whether all parts are done
 */
public record OverviewPage(
        Frame frame,
        String partnerName,
        List<Part> parts,
        boolean complete,
        String openAction,
        String submitAction,
        int step) {

    /**
     * What one borrower does.
     *
     * @param number from 0
     * @param name of the borrower
     * @param banks the names of the banks that are shared
     * @param next whether it is this one's turn
     */
    public record Part(int number, String name, List<String> banks, boolean done, boolean next) {}
}
