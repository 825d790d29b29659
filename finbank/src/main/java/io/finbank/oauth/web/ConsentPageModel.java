package io.finbank.oauth.web;

import java.util.List;

/**
 * What template {@code consent} shows.
 *
 * @param user the id of the user who is signed in
 * @param until the day on which the consent ends, as people write it
 * @param none whether the user has just chosen no account
 */
public record ConsentPageModel(
        String institution,
        String clientId,
        String state,
        String user,
        List<OfferedAccount> accounts,
        String until,
        boolean none) {}
