package io.finbank.resource;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who a bearer token stands for.
 *
 * @param profile the data set that this user has at the bank
 * @param accounts the ids of the only accounts that the token opens; null means all
 */
public record Visitor(
        String institutionId, String userid, String profile, @Nullable Set<String> accounts) {

    /** Whether the token opens this account. */
    public boolean maySee(String accountId) {
        return accounts == null || accounts.contains(accountId);
    }
}
