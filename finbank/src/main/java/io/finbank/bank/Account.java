package io.finbank.bank;

import io.finbank.bank.Profile.AccountPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account of a user.
 *
 * @param id what clients know it by; the same as long as the bank exists
 * @param parentId the student loan account or group that it is part of
 * @param position its place among the user's accounts, from 1
 */
public record Account(
        String id, AccountPlan plan, @Nullable String parentId, int position, List<Owner> owners) {

    public String name() {
        return plan.name();
    }

    public String number() {
        return plan.number();
    }

    public AccountType type() {
        return plan.type();
    }

    public boolean closed() {
        return plan.closed();
    }

    public boolean business() {
        return plan.business();
    }
}
