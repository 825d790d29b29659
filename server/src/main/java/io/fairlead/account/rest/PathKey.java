package io.fairlead.account.rest;

import io.fairlead.account.AccountKey;
import io.fairlead.connector.LoginKey;
import io.fairlead.shared.PartnerId;
import io.fairlead.shared.api.PathId;
import io.fairlead.shared.api.Problem;
import io.fairlead.shared.api.ProblemException;

/** Reads the ids in the path of a call about accounts. */
final class PathKey {

    private PathKey() {}

    static AccountKey account(PartnerId caller, String customerId, String accountId) {
        var customer = PathId.customer(customerId);
        if (!PathId.isNumber(accountId)) {
            throw noAccount(customerId, accountId);
        }
        return new AccountKey(caller, customer, accountId);
    }

    static LoginKey login(PartnerId caller, String customerId, String loginId) {
        var customer = PathId.customer(customerId);
        if (!PathId.isNumber(loginId)) {
            throw noAccountsOfLogin(loginId);
        }
        return new LoginKey(caller, customer, loginId);
    }

    static ProblemException noAccount(String customerId, String accountId) {
        return Problem.ACCOUNT_NOT_FOUND.exception(customerId, PathId.quoted(accountId));
    }

    static ProblemException noAccountsOfLogin(String loginId) {
        return Problem.NO_ACCOUNTS_OF_LOGIN.exception(PathId.quoted(loginId));
    }

    static ProblemException noAccountsAt(String institutionId) {
        return Problem.NO_ACCOUNTS_AT_INSTITUTION.exception(PathId.quoted(institutionId));
    }
}
