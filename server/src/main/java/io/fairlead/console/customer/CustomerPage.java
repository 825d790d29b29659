package io.fairlead.console.customer;

import io.fairlead.console.ConsoleFrame;
import io.fairlead.console.table.Table;
import java.util.List;

/**
 * A customer with what is shared. Template {@code console/customer}.
 *
 * @param path the page's own address
 * @param links the address of the customer's links
 * @param logins with their accounts, oldest first
 * @param reports the customer's reports, latest first
 */
public record CustomerPage(
        ConsoleFrame frame,
        String path,
        String links,
        String userName,
        List<Login> logins,
        Table reports) {

    /**
     * Access to one institution.
     *
     * @param until when reading ends, in words
     */
    public record Login(String id, String institution, String until, Table accounts) {}
}
