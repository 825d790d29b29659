package io.fairlead.account.recurring;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What recurs on some accounts of a customer.
 *
 * @param together with transactions of all those accounts taken together
 * @param byAccount by the account's id, with transactions of that account alone
 */
public record RecurringStreams(
        List<RecurringStream> together, Map<String, List<RecurringStream>> byAccount) {

    /** These and others, of the same accounts with other payees. */
    RecurringStreams with(RecurringStreams others) {
        var all = new LinkedHashMap<>(byAccount);
        others.byAccount.forEach(
                (account, streams) -> all.merge(account, streams, RecurringStreams::joined));
        return new RecurringStreams(joined(together, others.together), all);
    }

    /** How many ids of transactions it names. */
    int size() {
        return Stream.concat(
                        together.stream(), byAccount.values().stream().flatMap(Collection::stream))
                .mapToInt(stream -> stream.transactions().size())
                .sum();
    }

    private static List<RecurringStream> joined(
            List<RecurringStream> some, List<RecurringStream> others) {
        return Stream.concat(some.stream(), others.stream())
                .sorted(RecurringStream.BY_PAYEE)
                .toList();
    }
}
