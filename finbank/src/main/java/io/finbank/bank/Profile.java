package io.finbank.bank;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A data set that users can have, as it is written in a file of {@code finbank/profiles}.
 *
 * @param about who this is
 */
public record Profile(String about, List<Owner> owners, List<AccountPlan> accounts) {

    /**
     * An account as it is planned.
     *
     * @param key what tells it from the others of the profile
     * @param balance what it holds, in assets positive, in debts negative
     * @param moves whether bookings move the balance within a month; otherwise it is the same every
     *     day
     * @param activity what happens on it: a file of {@code finbank/activities}; null means nothing
     * @param detail its details, when they are not to be computed from its type
     * @param business whether it belongs to a firm
     * @param parent the key of the student loan account or group that it is part of
     * @param copies how many accounts of this kind there are; null means one
     * @param own what the account has of its own, in place of what follows from the profile
     */
    public record AccountPlan(
            String key,
            String name,
            String number,
            AccountType type,
            BigDecimal balance,
            boolean moves,
            @Nullable String activity,
            @Nullable Map<String, Object> detail,
            boolean closed,
            boolean business,
            @Nullable String parent,
            @Nullable Integer copies,
            @Nullable Own own) {

        AccountPlan copy(int ordinal) {
            return new AccountPlan(
                    key + ordinal,
                    name + " " + ordinal,
                    number + "%02d".formatted(ordinal),
                    type,
                    balance.add(BigDecimal.valueOf(ordinal)),
                    moves,
                    activity,
                    detail,
                    closed,
                    business,
                    parent,
                    null,
                    own);
        }
    }

    /**
     * What an account has of its own.
     *
     * @param owners whose account it is; null means the owners of the profile
     * @param rules all that happens on it
     * @param detail what its computed details are replaced by, name by name
     */
    public record Own(@Nullable List<Owner> owners, List<Rule> rules, Map<String, Object> detail) {}
}
