package io.fairlead.report.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bank and its accounts that a report is about.
 *
 * @param id the institution's id
 */
public record BankData(
        String id, String name, @Nullable String urlHomeApp, List<AccountData> accounts) {

    public BankData {
        accounts = List.copyOf(accounts);
    }

    /** The same bank with these of its accounts. */
    public BankData with(List<AccountData> some) {
        return new BankData(id, name, urlHomeApp, some);
    }
}
