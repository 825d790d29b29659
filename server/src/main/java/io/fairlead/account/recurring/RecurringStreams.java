package io.fairlead.account.recurring;

import java.util.List;
import java.util.Map;

/**
 * What recurs on some accounts of a customer.
 *
 * @param together with transactions of all those accounts taken together
 * @param byAccount by the account's id, with transactions of that account alone
 */
public record RecurringStreams(
        List<RecurringStream> together, Map<String, List<RecurringStream>> byAccount) {}
