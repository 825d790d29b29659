package io.fairlead.account.rest;

import io.fairlead.account.Account;
import io.fairlead.account.agreement.DataKind;
import io.fairlead.connector.AggregationStatus;
import io.fairlead.shared.api.Problem;

/** Refuses what a consumer has not agreed to, or not for so long. */
public final class Agreed {

    private Agreed() {}

    /** Passes when this kind of data may be read of the account now. */
    public static void check(Account account, DataKind kind) {
        if (account.login().agreement().over()) {
            throw BankAnswer.consumerNeeded(AggregationStatus.CONSENT_OVER);
        }
        if (!account.login().agreement().covers(kind)) {
            throw Problem.BAD_REQUEST.exception("(The consumer does not share this data).");
        }
    }
}
